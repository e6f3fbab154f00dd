import { onSchema } from "../../checks/schema.ts";
import { isObject, own } from "../../schema/json.ts";
import { join, resolve, tokensOf } from "../../schema/pointer.ts";
import { pointerOf, typesOf } from "../../schema/walk.ts";
import type { Fix, JsonObject, Place, Pointer, Rule, SchemaCheck, Violation, WireTool } from "../../types.ts";
import { looseSince, toolsPage } from "./revisions.ts";

/**
 * `x-mcp-header` mirrors an argument into a header `Mcp-Param-…`. Clients of the Streamable HTTP transport must leave
 * out a tool that misuses it; others may ignore it, so that nothing is said where the transport is known to be stdio.
 */

const keyword = "x-mcp-header";

const header = {
  verdict: "reject",
  stage: "definition",
  why: "Clients of the Streamable HTTP transport must leave out the tool.",
  since: looseSince,
  sources: [
    `${toolsPage("2026-07-28")}#x-mcp-header`,
    "https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#schema-extension",
  ],
  fix: removeHeader,
} as const;

/** `tchar` of RFC 9110, section 5.6.2. */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const allowed: readonly unknown[] = ["string", "integer", "boolean", "null"];

export const headerToken: Rule = {
  ...header,
  name: "x-mcp-header-token",
  title: "An `x-mcp-header` is an HTTP token: at least one character, no spaces, no control characters",
  mend: "Use letters, digits and `-`.",
  ...onHeader((place, value) =>
    typeof value === "string" && token.test(value) ? undefined : { pointer: pointerOf(place, keyword) },
  ),
};

export const headerUnique: Rule = {
  ...header,
  name: "x-mcp-header-unique",
  title: "No two `x-mcp-header`s of a tool are the same, upper and lower case alike",
  mend: "Name one of them otherwise.",
  ...onHeader((place, value) => {
    const pointer = pointerOf(place, keyword);
    return typeof value === "string" && firstOf(place.root, value, pointer) !== pointer ? { pointer } : undefined;
  }),
};

export const headerType: Rule = {
  ...header,
  name: "x-mcp-header-type",
  title: "A parameter with `x-mcp-header` is a string, an integer or a boolean",
  mend: "Remove the annotation; of a number that is whole, say `integer`.",
  ...onHeader((place) => {
    const types = typesOf(place.schema);
    // The specification does not say what becomes of a parameter without a type.
    if (types.length === 0) return { pointer: pointerOf(place), grade: "inferred" };
    const isPrimitive = types.every((type) => allowed.includes(type)) && types.some((type) => type !== "null");
    return isPrimitive ? undefined : { pointer: pointerOf(place, "type") };
  }),
};

export const headerReachable: Rule = {
  ...header,
  name: "x-mcp-header-reachable",
  title: "A parameter with `x-mcp-header` is reached from the root through `properties` alone",
  mend: "Move the annotation to a property; lists, unions, conditions and references are no way to it.",
  ...onHeader((place) => (isReachable(place) ? undefined : { pointer: pointerOf(place) })),
};

export const headerRules: readonly Rule[] = [headerToken, headerUnique, headerType, headerReachable];

function onHeader(check: (place: Place, value: unknown) => Violation | undefined): SchemaCheck {
  return onSchema([keyword], function* (place, _tool, { target }) {
    const violation = target.request?.transport === "stdio" ? undefined : check(place, own(place.schema, keyword));
    if (violation) yield violation;
  });
}

/** The violation's pointer is the annotated node's, or goes one step further down. */
function removeHeader({ pointer = "" }: Violation, { schema }: WireTool): Fix | undefined {
  const node = [pointer, join("", ...tokensOf(pointer).slice(0, -1))].find((at) => {
    const found = resolve(schema, at);
    return isObject(found) && Object.hasOwn(found, keyword);
  });
  if (node === undefined) return undefined;
  return { title: `Remove \`${keyword}\``, safety: "same", edits: [{ op: "remove", path: join(node, keyword) }] };
}

function isReachable(place: Place): boolean {
  for (let at = place; at.parent; at = at.parent) if (at.step[0] !== "properties") return false;
  return place.parent !== undefined;
}

const seen = new WeakMap<JsonObject, Map<string, Pointer>>();

/** Where a schema uses a header name first. The walk comes upon its nodes in the same order each time. */
function firstOf(root: JsonObject, value: string, pointer: Pointer): Pointer {
  const names = seen.get(root) ?? new Map<string, Pointer>();
  seen.set(root, names);
  const name = value.toLowerCase();
  const first = names.get(name) ?? pointer;
  names.set(name, first);
  return first;
}
