import { onRoot } from "../../checks/root.ts";
import { onSchema } from "../../checks/schema.ts";
import { dialectOf } from "../../schema/dialect.ts";
import { isObject, own } from "../../schema/json.ts";
import { metaschemaDocument, schemaFaults, schemaValidity } from "../../schema/metaschema.ts";
import { join } from "../../schema/pointer.ts";
import { pointerOf, walk } from "../../schema/walk.ts";
import type { JsonObject, Pointer, Rule } from "../../types.ts";
import { basicPage, looseSince, toolsPage, validSince, whyLeftOut } from "./revisions.ts";

/** "JSON Schema Usage" of the specification's basic page. */

const usage = { verdict: "reject", stage: "definition", why: whyLeftOut } as const;

export const dialect: Rule = {
  ...usage,
  name: "dialect",
  title: "A schema is valid under its dialect: that of its `$schema`, else 2020-12",
  mend: "Mend the keyword, or name the draft it belongs to: a list of `items` is draft-07's; 2020-12 says `prefixItems`.",
  since: validSince,
  ...onRoot((schema) => {
    const pointer = faultOf(schema);
    return pointer === undefined ? undefined : { pointer };
  }),
  sources: [basicPage("2025-11-25"), toolsPage("2025-11-25")],
};

export const outputDialect: Rule = {
  ...usage,
  name: "output-schema-dialect",
  title: "An `outputSchema` is valid under its dialect",
  mend: "Mend the keyword, or name the draft it belongs to.",
  since: validSince,
  on: "tool",
  check: ({ tool: { outputSchema } }) => (faultOf(outputSchema) === undefined ? [] : [{}]),
  sources: [basicPage("2025-11-25"), toolsPage("2025-11-25")],
};

export const refRemote: Rule = {
  ...usage,
  name: "ref-remote",
  title: "A `$ref` stays within its schema",
  why: "Clients must not fetch it, and should refuse a schema with a reference that they cannot resolve.",
  mend: "Copy what is referred to under `$defs`.",
  since: looseSince,
  ...onSchema(["$ref"], function* (place) {
    const reference = own(place.schema, "$ref");
    if (typeof reference === "string" && leaves(place.root, reference))
      yield { pointer: pointerOf(place, "$ref"), args: { reference } };
  }),
  sources: [`${basicPage("2026-07-28")}#ref-resolution`],
};

export const dialectRules: readonly Rule[] = [dialect, outputDialect, refRemote];

/** Where a schema breaks its metaschema; undefined where it does not, or its dialect is none that we have. */
function faultOf(schema: unknown): Pointer | undefined {
  const named = dialectOf(schema) ?? "2020-12";
  if (!isObject(schema) || named === "unknown" || schemaValidity(schema, { dialect: named }) !== "invalid")
    return undefined;
  const [fault] = schemaFaults(schema, { dialect: named, first: true });
  return fault && join("", ...fault.path);
}

/** Neither in the document, nor a metaschema that every validator has at hand. */
function leaves(root: JsonObject, reference: string): boolean {
  const [address = ""] = reference.split("#");
  if (address === "") return false;
  const ids = idsOf(root);
  const absolute = resolved(address, root);
  return !ids.has(address) && !ids.has(absolute) && metaschemaDocument(absolute) === undefined;
}

const known = new WeakMap<JsonObject, ReadonlySet<string>>();

function idsOf(root: JsonObject): ReadonlySet<string> {
  const found = known.get(root) ?? new Set([...walk(root)].flatMap(({ schema }) => idOf(schema, root)));
  known.set(root, found);
  return found;
}

function idOf(schema: JsonObject, root: JsonObject): string[] {
  const id = own(schema, "$id");
  const [address = ""] = typeof id === "string" ? id.split("#") : [];
  return address === "" ? [] : [address, resolved(address, root)];
}

function resolved(address: string, root: JsonObject): string {
  const base = own(root, "$id");
  const against = typeof base === "string" && URL.canParse(base) ? base : undefined;
  return URL.canParse(address, against) ? new URL(address, against).href : address;
}
