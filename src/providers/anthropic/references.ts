import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { isPointer, join, resolve } from "../../schema/pointer.ts";
import { allEdges, pointerOf, walk } from "../../schema/walk.ts";
import type { Edges, JsonObject, Pointer, Rule } from "../../types.ts";
import { grammar } from "./grammar.ts";

/** What the grammar compiler makes of `$ref`. */

export const recursiveSchema: Rule = {
  ...grammar,
  name: "recursive-schema",
  title: "No definition refers to itself, not even through another one",
  mend: "Unroll the recursion to a fixed depth, or send that part as text.",
  on: "tool",
  check({ schema }) {
    const cycle = isObject(schema) ? findCycle(referencesOf(schema)) : undefined;
    const [start = "#"] = cycle ?? [];
    return cycle
      ? [{ pointer: pointerIn(start) ?? "", args: { cycle: [...cycle, start].map(nameOf).join(" -> ") } }]
      : [];
  },
  says: "Circular reference detected in schema definitions: {cycle}. Self-referencing or mutually-referencing definitions are not supported.",
  sources: ["https://github.com/egonSchiele/agency-lang/issues/487"],
};

/** Documented; its words are not known. */
export const externalRef: Rule = {
  ...grammar,
  name: "external-ref",
  title: "A `$ref` points into its own schema",
  mend: "Copy what it points to into `$defs`.",
  ...onSchema(["$ref"], function* (place) {
    const ref = own(place.schema, "$ref");
    if (typeof ref === "string" && !ref.startsWith("#")) yield { pointer: pointerOf(place, "$ref"), args: { ref } };
  }),
  sources: ["https://platform.claude.com/docs/en/build-with-claude/structured-outputs"],
};

export const strictRefTargetMissing: Rule = {
  ...grammar,
  name: "strict-ref-target-missing",
  title: "A local `$ref` points to something that is there",
  mend: "Add the definition at the root: a nested `$defs` does not count.",
  ...onSchema(["$ref"], function* (place) {
    const ref = own(place.schema, "$ref");
    if (isDangling(ref, place.root)) yield { pointer: pointerOf(place, "$ref"), args: { ref } };
  }),
  says: "Invalid schema: Reference to non-existent definition: {ref}",
  sources: ["https://github.com/langchain4j/langchain4j/pull/5097"],
};

/** Is it a pointer into the schema that names nothing? Anchors are not looked up. */
export function isDangling(ref: unknown, root: JsonObject): boolean {
  const pointer = typeof ref === "string" ? pointerIn(ref) : undefined;
  return pointer !== undefined && resolve(root, pointer) === undefined;
}

function pointerIn(ref: string): Pointer | undefined {
  const fragment = ref.startsWith("#") ? ref.slice(1) : undefined;
  if (fragment === undefined || !isPointer(fragment)) return undefined;
  try {
    const decoded = decodeURIComponent(fragment);
    return isPointer(decoded) ? decoded : fragment;
  } catch {
    return fragment;
  }
}

function nameOf(ref: string): string {
  return ref.split("/").at(-1) ?? ref;
}

const { $defs: _, definitions: __, ...edgesOfBody } = allEdges;

/** The root and each definition at the root → what they refer to, as far as those are such, too. */
function referencesOf(root: JsonObject): Map<string, readonly string[]> {
  const nodes = new Map<string, [unknown, Edges]>([["#", [root, edgesOfBody]]]);
  for (const keyword of ["$defs", "definitions"]) {
    const definitions = own(root, keyword);
    if (!isObject(definitions)) continue;
    for (const [name, schema] of Object.entries(definitions))
      nodes.set(`#${join("", keyword, name)}`, [schema, allEdges]);
  }
  const graph = new Map<string, readonly string[]>();
  for (const [name, [schema, edges]] of nodes) {
    const refs = [...walk(schema, edges)].map((place) => own(place.schema, "$ref"));
    graph.set(name, [...new Set(refs.filter((ref) => typeof ref === "string" && nodes.has(ref)))].map(String));
  }
  return graph;
}

/** The first cycle on a walk from the root, then from each definition; without recursion, for chains may be long. */
function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  for (const start of graph.keys()) {
    const path: { node: string; rest: Iterator<string> }[] = [];
    const onPath = new Map<string, number>();
    const enter = (node: string) => {
      onPath.set(node, path.length);
      path.push({ node, rest: (graph.get(node) ?? []).values() });
    };
    if (!done.has(start)) enter(start);
    for (let last = path.at(-1); last; last = path.at(-1)) {
      const { done: left, value: next } = last.rest.next();
      if (left) {
        path.pop();
        onPath.delete(last.node);
        done.add(last.node);
      } else if (onPath.has(next)) return path.slice(onPath.get(next)).map(({ node }) => node);
      else if (!done.has(next)) enter(next);
    }
  }
  return undefined;
}
