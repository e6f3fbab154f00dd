import { acceptanceOf } from "../schema/acceptance.ts";
import { isObject } from "../schema/json.ts";
import { valuesOf } from "../schema/values.ts";
import { cache } from "./cache.ts";

/** Values kept of a schema, and values drawn to find them. */
const kept = 8;
const drawn = 64;

/** Draws values from schemas, the same for the same seed. */
export function drawing(seed: number): (schema: unknown) => Promise<readonly unknown[]> {
  const samples = cache<Promise<readonly unknown[]>>();
  return (schema) => samples(JSON.stringify(schema) ?? "", () => sample(schema, seed));
}

/**
 * Up to eight values that a schema takes, by ajv; one that may miss it where ajv cannot read the schema or none was
 * found; `{}` where there is no schema.
 */
async function sample(schema: unknown, seed: number): Promise<readonly unknown[]> {
  if (!isObject(schema)) return [{}];
  const [fc, acceptance] = await Promise.all([import("fast-check"), acceptanceOf(schema)]);
  const values = fc.sample(valuesOf(fc, schema), { numRuns: drawn, seed }).map(plain);
  if (acceptance === undefined) return values.slice(0, 1);
  const sure = values.filter((value) => acceptance.surely(value));
  const possible = sure.length > 0 ? sure : values.filter((value) => acceptance.possibly(value));
  return possible.length > 0 ? possible.slice(0, kept) : values.slice(0, 1);
}

/** As it is after the wire: `undefined` and `-0` do not survive there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value) ?? "null");
}
