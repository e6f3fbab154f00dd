import { isObject } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";

/** How an object of a schema library looks once `JSON.stringify` has been at it. */
export interface Fingerprint {
  library: string;
  /** Unmistakable even in a user's data, such as a `default`. */
  anywhere?: boolean;
  fits(node: JsonObject): boolean;
}

/** What JSON.stringify writes: own and enumerable. zod 4 and TypeBox 1 put hidden members on good schemas. */
const own = (node: JsonObject, key: string) =>
  Object.prototype.propertyIsEnumerable.call(node, key) ? node[key] : undefined;
const isText = (node: JsonObject, key: string) => typeof own(node, key) === "string";
const hasObject = (node: JsonObject, key: string) => isObject(own(node, key));
const inner = (node: JsonObject, key: string, member: string) => {
  const value = own(node, key);
  return isObject(value) ? own(value, member) : undefined;
};

/** Serialised once with the released packages on 2026-11-22, the newest of each and zod 3.25.76 and 4.0.17. */
export const fingerprints: readonly Fingerprint[] = [
  {
    library: "zod 3",
    anywhere: true,
    fits: (node) => hasObject(node, "_def") || /^Zod[A-Z]/.test(text(node, "typeName")),
  },
  {
    library: "zod 4",
    anywhere: true,
    fits: (node) => hasObject(node, "_zod") || typeof inner(node, "def", "type") === "string",
  },
  {
    library: "valibot",
    fits: (node) => isText(node, "kind") && isText(node, "expects") && typeof own(node, "async") === "boolean",
  },
  {
    library: "arktype",
    fits: (node) => isText(node, "domain") && ["required", "optional"].some((key) => isKeyed(own(node, key))),
  },
  {
    library: "effect",
    fits: (node) =>
      isText(node, "_tag") && (isText(node, "~effect/Schema") || Array.isArray(own(node, "propertySignatures"))),
  },
  { library: "io-ts", fits: (node) => /Type$/.test(text(node, "_tag")) && isText(node, "name") },
  { library: "yup", fits: (node) => hasObject(node, "spec") && Array.isArray(own(node, "transforms")) },
  { library: "joi", fits: (node) => hasObject(node, "$_root") || hasObject(node, "$_terms") },
  // Whatever the vendor, https://standardschema.dev puts its name here; last, for the libraries above say more.
  {
    library: "a Standard Schema library",
    anywhere: true,
    fits: (node) => isText({ vendor: inner(node, "~standard", "vendor") }, "vendor"),
  },
];

function text(node: JsonObject, key: string): string {
  const value = own(node, key);
  return typeof value === "string" ? value : "";
}

/** arktype's `[{ key, value }]`, where JSON Schema has a list of names. */
function isKeyed(value: unknown): boolean {
  return Array.isArray(value) && value.some((entry) => isObject(entry) && isText(entry, "key"));
}

/** One of these is on every object with a fingerprint: what has none needs no second look. */
export const telltales: ReadonlySet<string> = new Set([
  ...["_def", "typeName", "_zod", "def", "~standard", "expects", "domain", "_tag", "spec", "$_root", "$_terms"],
]);
