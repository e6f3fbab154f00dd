import type { JsonObject } from "../types.ts";
import { type Dialect, dialectOf } from "./dialect.ts";
import { own } from "./json.ts";
import { quickTest } from "./quick-test.ts";
import { type ValueTest, valueTest } from "./value-test.ts";
import { walk } from "./walk.ts";

/** Two readings of a schema, because the specification leaves formats open. */
export interface Acceptance {
  /** Accepted by everyone: formats are held, and a format that is not known here is held by nothing. */
  surely(value: unknown): boolean;
  /** Accepted by someone: formats are annotations. */
  possibly(value: unknown): boolean;
}

/**
 * A test of values against a generated schema, in the draft that it names or is written in. Loads ajv when first called.
 *
 * @returns undefined where ajv cannot compile the schema: a broken reference, a pattern, two equal `$id`s
 */
export function acceptanceOf(schema: JsonObject): Acceptance | undefined {
  return readTwice(schema, valueTest);
}

/** The same at a hundredth of the cost, for a first look: undefined where it takes ajv to read the schema. */
export function quickAcceptanceOf(schema: JsonObject): Acceptance | undefined {
  return readTwice(schema, quickTest);
}

function readTwice(schema: JsonObject, testOf: typeof valueTest): Acceptance | undefined {
  const dialect = dialectIn(schema);
  const sure = testOf(schema, { dialect, formats: "sure" });
  if (!sure) return undefined;
  let possible: ValueTest | undefined;
  return {
    surely: (value) => sure(value) === true,
    possibly(value) {
      // Below `not`, a format that is held lets more pass.
      if (sure(value) === true) return true;
      possible ??= testOf(schema, { dialect, formats: "ignored" }) ?? sure;
      return possible(value) === true;
    },
  };
}

/** The list form of `items` means a tuple up to 2019-09 and nothing after. */
function dialectIn(schema: JsonObject): Dialect {
  const dialect = dialectOf(schema);
  if (dialect !== undefined && dialect !== "unknown") return dialect;
  for (const place of walk(schema)) if (Array.isArray(own(place.schema, "items"))) return "draft-07";
  return "2020-12";
}
