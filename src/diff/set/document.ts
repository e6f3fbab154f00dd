import { dialectOf } from "../../schema/dialect.ts";
import { isObject, own } from "../../schema/json.ts";
import { isPointer, resolve } from "../../schema/pointer.ts";
import { walk } from "../../schema/walk.ts";
import type { JsonObject, Schema } from "../../types.ts";
import type { Node, Part } from "./parts.ts";

/** What is remembered while two schemas are compared. */
export interface Session {
  /** Canonical text → id. */
  ids: Map<string, number>;
  parts: Map<string, readonly Part[]>;
  found: Map<string, Found | undefined>;
  /** Nodes being searched, with their depth; the least depth that a search came back to. */
  open: Map<string, number>;
  cameBackTo: number;
  /** Steps left before a question is given up, and before all of them are. */
  steps: number;
  stepsInAll: number;
  levels: number;
}

/** A value of a node. Not sure: something in the way could not be decided. */
export interface Found {
  value: unknown;
  sure: boolean;
}

/** A schema document: where references point, which draft's keywords are read. */
export interface Document {
  root: unknown;
  /** Index in the list of drafts; undefined where `$schema` names none that is known: then every keyword is read. */
  draft: number | undefined;
  session: Session;
  number: number;
  idOf: Map<object, number>;
  anchors?: Map<string, Schema>;
}

const drafts = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"];

/** Keyword → the first and the last draft that has it; https://json-schema.org/specification-links */
const spans: Readonly<Record<string, readonly [number, number]>> = {
  const: [1, 4],
  contains: [1, 4],
  propertyNames: [1, 4],
  if: [2, 4],
  dependencies: [0, 2],
  additionalItems: [0, 3],
  dependentRequired: [3, 4],
  dependentSchemas: [3, 4],
  unevaluatedProperties: [3, 4],
  unevaluatedItems: [3, 4],
  minContains: [3, 4],
  maxContains: [3, 4],
  prefixItems: [4, 4],
};

export function newSession(): Session {
  return {
    ids: new Map(),
    parts: new Map(),
    found: new Map(),
    open: new Map(),
    cameBackTo: Infinity,
    steps: 0,
    stepsInAll,
    levels: 0,
  };
}

const stepsInAll = 400_000;
const mostRemembered = 200_000;

/** Gives a session new strength for the next pair, and room where it remembers too much. */
export function refresh(session: Session): void {
  session.stepsInAll = stepsInAll;
  if (session.found.size + session.parts.size < mostRemembered) return;
  session.found.clear();
  session.parts.clear();
}

let documents = 0;

export function newDocument(root: unknown, session: Session): Document {
  const named = dialectOf(root);
  const uri = isObject(root) ? own(root, "$schema") : undefined;
  const name = named === "unknown" && String(uri).includes("draft-04") ? "draft-04" : named;
  const draft = drafts.indexOf(name ?? "");
  return { root, draft: draft < 0 ? undefined : draft, session, number: documents++, idOf: new Map() };
}

/** Is this a keyword of the document's draft? */
export function isRead(keyword: string, { draft }: Document): boolean {
  const span = own(spans, keyword);
  return draft === undefined || !Array.isArray(span) || (span[0] <= draft && draft <= span[1]);
}

/** Does the draft's meaning of a schema depend on the draft? */
export function isOfItsDraft(schema: JsonObject): boolean {
  if (Array.isArray(schema.items) || schema.$ref !== undefined) return true;
  for (const keyword in schema) if (Object.hasOwn(spans, keyword) && keyword !== "const") return true;
  return false;
}

/** Before 2019-09 a `$ref` silences its neighbours. */
export function refStandsAlone({ draft }: Document): boolean {
  return draft !== undefined && draft < 3;
}

/** The schema a reference names; undefined where it is not in the document. */
export function target(reference: string, document: Document): Schema | undefined {
  const [, fragment = ""] = reference.split("#");
  let found: unknown;
  if (!reference.startsWith("#")) found = anchorsOf(document).get(reference.replace(/#$/, ""));
  else if (isPointer(fragment)) found = resolve(document.root, decoded(fragment));
  else found = anchorsOf(document).get(reference);
  return isObject(found) || typeof found === "boolean" ? found : undefined;
}

function decoded(fragment: "" | `/${string}`): "" | `/${string}` {
  if (!fragment.includes("%")) return fragment;
  try {
    const text = decodeURIComponent(fragment);
    return isPointer(text) ? text : fragment;
  } catch {
    // Not a percent-encoding: read as it stands.
    return fragment;
  }
}

function anchorsOf(document: Document): Map<string, Schema> {
  if (document.anchors) return document.anchors;
  const anchors = new Map<string, Schema>();
  for (const { schema } of walk(document.root)) {
    for (const keyword of ["$anchor", "$dynamicAnchor"]) {
      const name = own(schema, keyword);
      if (typeof name === "string") anchors.set(`#${name}`, schema);
    }
    const id = own(schema, "$id") ?? own(schema, "id");
    if (typeof id === "string") anchors.set(id.replace(/#$/, ""), schema);
  }
  document.anchors = anchors;
  return anchors;
}

/** A node's name in memory. */
export function keyOf(node: Node): string {
  if (node.length === 1) return String(node[0]?.id);
  return [...new Set(node.map(({ id }) => id))].sort((a, b) => a - b).join(" ");
}
