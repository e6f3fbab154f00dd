import type { JsonObject } from "../types.ts";
import { dialectOf } from "./dialect.ts";
import { own } from "./json.ts";
import { walk } from "./walk.ts";

/** Two readings of a schema, because the specification leaves formats open. */
export interface Acceptance {
  /** Accepted by everyone: formats are held, and a format that is not known here is held by nothing. */
  surely(value: unknown): boolean;
  /** Accepted by someone: formats are annotations. */
  possibly(value: unknown): boolean;
}

/**
 * A test of values against a generated schema, in the draft that it names or is written in. Own properties only: a
 * property called `constructor` is a property like any other. Loads ajv when first called.
 *
 * @returns undefined where ajv cannot compile the schema: a broken reference, a pattern, two equal `$id`s
 */
export async function acceptanceOf(schema: JsonObject): Promise<Acceptance | undefined> {
  const [{ Ajv }, { Ajv2020 }, formats] = await Promise.all([
    import("ajv"),
    import("ajv/dist/2020.js"),
    import("ajv-formats"),
  ]);
  const Validator = isDraft07(schema) ? Ajv : Ajv2020;
  const { $schema: _, ...rest } = schema;
  // allErrors: ajv 8 otherwise takes `{}` for an object that requires the property "".
  const options = { ...lenient, ownProperties: true, allErrors: true } as const;
  try {
    const named = formatsIn(schema);
    const strict = new Validator(options);
    formats.default.default(strict);
    for (const [name, alone] of named) if (alone && !(name in strict.formats)) strict.addFormat(name, () => false);
    const surely = strict.compile(rest);
    const possibly = named.size === 0 ? surely : new Validator({ ...options, validateFormats: false }).compile(rest);
    return { surely: (value) => surely(value) === true, possibly: (value) => possibly(value) === true };
  } catch {
    // Whatever is wrong with the schema is another rule's matter.
    return undefined;
  }
}

/** Metaschemas cost more than the schema, and are another rule's matter. */
const lenient = { strict: false, logger: false, validateSchema: false, meta: false } as const;

/** The list form of `items` means a tuple up to 2019-09 and nothing after. */
function isDraft07(schema: JsonObject): boolean {
  const dialect = dialectOf(schema);
  if (dialect !== undefined && dialect !== "unknown") return dialect !== "2020-12";
  for (const place of walk(schema)) if (Array.isArray(own(place.schema, "items"))) return true;
  return false;
}

/** Format → does a node rely on it alone? A generator writes a pattern beside the formats of its own making. */
function formatsIn(schema: JsonObject): Map<string, boolean> {
  const found = new Map<string, boolean>();
  for (const place of walk(schema)) {
    const format = own(place.schema, "format");
    if (typeof format === "string")
      found.set(format, found.get(format) === true || !Object.hasOwn(place.schema, "pattern"));
  }
  return found;
}
