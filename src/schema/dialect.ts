import { isObject, own } from "./json.ts";

/** The drafts whose metaschema is at hand. */
export type Dialect = "2020-12" | "2019-09" | "draft-07" | "draft-06";

const metaschemas: ReadonlyMap<string, Dialect> = new Map([
  ["draft/2020-12/schema", "2020-12"],
  ["draft/2019-09/schema", "2019-09"],
  ["draft-07/schema", "draft-07"],
  ["draft-06/schema", "draft-06"],
]);

/**
 * The draft that a schema's `$schema` names; "unknown" for draft-04, older ones and private metaschemas;
 * undefined where there is no `$schema`.
 *
 * @example
 * dialectOf({ $schema: "http://json-schema.org/draft-07/schema#" }) // "draft-07"
 */
export function dialectOf(schema: unknown): Dialect | "unknown" | undefined {
  const named = isObject(schema) ? own(schema, "$schema") : undefined;
  if (typeof named !== "string") return undefined;
  const [, path = ""] = /^https?:\/\/json-schema\.org\/(.+?)#?$/.exec(named) ?? [];
  return metaschemas.get(path) ?? "unknown";
}
