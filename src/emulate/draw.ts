import { acceptanceOf } from "../schema/acceptance.ts";
import { isObject } from "../schema/json.ts";
import { valuesOf } from "../schema/values.ts";
import { cache } from "./cache.ts";

/** How many values are drawn at first, and how many more where the schema takes none of those. */
const batches = [12, 150];

/**
 * Draws values from schemas, the same for the same seed.
 *
 * @param meaning the JSON Schema that a schema stands for
 */
export function drawing(seed: number): (schema: unknown, meaning: Meaning) => Promise<readonly unknown[]> {
  const samples = cache<Promise<readonly unknown[]>>();
  // Equal tools are judged once, so that most schemas come again as the same object.
  const known = new WeakMap<object, Promise<readonly unknown[]>>();
  return (schema, meaning) => {
    if (!isObject(schema)) return noSchema;
    const found = known.get(schema) ?? samples(JSON.stringify(schema), () => sample(meaning(schema), seed));
    known.set(schema, found);
    return found;
  };
}

type Meaning = (schema: unknown) => unknown;

const noSchema = Promise.resolve([{}]);

/**
 * Values that a schema takes, by ajv; one that may miss it where ajv cannot read the schema or none was found; `{}`
 * where there is no schema.
 */
async function sample(schema: unknown, seed: number): Promise<readonly unknown[]> {
  if (!isObject(schema)) return [{}];
  const fc = await import("fast-check");
  const arbitrary = valuesOf(fc, schema);
  const acceptance = acceptanceOf(schema);
  let any: readonly unknown[] = [];
  for (const numRuns of batches) {
    any = fc.sample(arbitrary, { numRuns, seed }).map(plain);
    if (acceptance === undefined) break;
    const sure = any.filter((value) => acceptance.surely(value));
    const possible = sure.length > 0 ? sure : any.filter((value) => acceptance.possibly(value));
    if (possible.length > 0) return possible;
  }
  return any.slice(0, 1);
}

/** As it is after the wire: `undefined` and `-0` do not survive there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}
