import { onRoot } from "../../checks/root.ts";
import { isObject, own } from "../../schema/json.ts";
import { join, resolve } from "../../schema/pointer.ts";
import type { Rule, ToolCheck } from "../../types.ts";
import { addRootType } from "../openai/fixes.ts";
import { looseSince, outputSince, toolsPage, typesFile, validSince, whyLeftOut } from "./revisions.ts";

/** What the specification's own types say of a tool: the `Tool` of each revision's schema.ts. */

const shape = { verdict: "reject", stage: "definition", why: whyLeftOut } as const;

export const inputSchemaObject: Rule = {
  ...shape,
  name: "input-schema-null",
  title: "A tool has an `inputSchema`, and it is a JSON object",
  mend: 'Send `{ "type": "object", "additionalProperties": false }` for a tool without parameters.',
  on: "tool",
  check: ({ schema }) => (isObject(schema) ? [] : [{ pointer: "" }]),
  sources: [toolsPage("2025-11-25"), typesFile("2024-11-05")],
};

/** The root's `type` is the word "object". Args: `index`. The pointer is at `type` where there is one. */
export function rootType(): ToolCheck {
  return onRoot((schema, { index }) =>
    own(schema, "type") === "object"
      ? undefined
      : { pointer: Object.hasOwn(schema, "type") ? "/type" : "", args: { index } },
  );
}

export const rootTypeObject: Rule = {
  ...shape,
  name: "root-type-object",
  title: 'The root of an `inputSchema` has `type: "object"`',
  mend: 'Give the root `type: "object"`; since 2026-07-28 a union may stand beside it.',
  ...rootType(),
  sources: [toolsPage("2025-11-25"), typesFile("2026-07-28")],
  fix: addRootType,
};

export const rootMembers: Rule = {
  ...shape,
  name: "root-members",
  title: "The root's `properties` is an object and its `required` a list of strings",
  mend: "Leave out `properties` or `required` rather than sending null.",
  until: validSince,
  ...onRoot((schema) => {
    const { properties = {}, required = [] } = schema;
    if (!isObject(properties)) return { pointer: "/properties" };
    const isList = Array.isArray(required) && required.every((name) => typeof name === "string");
    return isList ? undefined : { pointer: "/required" };
  }),
  sources: [typesFile("2024-11-05"), typesFile("2025-06-18")],
};

export const propertySchemaBoolean: Rule = {
  ...shape,
  name: "property-schema-boolean",
  title: "The schema of a root property is a JSON object, not `true` or `false` (until 2026-07-28)",
  mend: "Write `{}` for `true`; remove a property that is `false`.",
  until: looseSince,
  on: "tool",
  *check({ schema }) {
    const properties = isObject(schema) ? own(schema, "properties") : undefined;
    if (!isObject(properties)) return;
    for (const name of Object.keys(properties))
      if (!isObject(properties[name])) yield { pointer: join("", "properties", name) };
  },
  sources: [typesFile("2025-11-25"), typesFile("2026-07-28")],
  fix({ pointer = "" }, { schema }) {
    if (resolve(schema, pointer) !== true) return undefined;
    return { title: "Write `{}` for `true`", safety: "same", edits: [{ op: "replace", path: pointer, value: {} }] };
  },
};

/** The root of an `outputSchema` has `type: "object"`. Args: `index`. */
export function outputRootType(): ToolCheck {
  return {
    on: "tool",
    check({ tool: { outputSchema }, index }) {
      if (outputSchema === undefined) return [];
      return isObject(outputSchema) && own(outputSchema, "type") === "object" ? [] : [{ args: { index } }];
    },
  };
}

export const outputSchemaRoot: Rule = {
  ...shape,
  name: "output-schema-root",
  title: 'The root of an `outputSchema` has `type: "object"` (until 2026-07-28)',
  mend: "Return an object that holds the list or value under a name.",
  since: outputSince,
  until: looseSince,
  ...outputRootType(),
  sources: [typesFile("2025-06-18"), typesFile("2026-07-28")],
};

export const shapeRules: readonly Rule[] = [
  inputSchemaObject,
  rootTypeObject,
  rootMembers,
  propertySchemaBoolean,
  outputSchemaRoot,
];
