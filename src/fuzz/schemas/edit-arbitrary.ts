import * as fc from "fast-check";
import { isObject, listOf, own } from "../../schema/json.ts";
import type { JsonObject, Schema } from "../../types.ts";
import { renamed, reordered } from "./neutral.ts";
import { type SchemaOptions, schemaArbitrary } from "./schema-arbitrary.ts";

/** A schema before and after one edit, and what the edit did to the arguments that it accepts. */
export interface Edited {
  /** What was done: "make a property required". */
  what: string;
  before: JsonObject;
  after: JsonObject;
  /** Which values may have come and gone, whatever stood there before. */
  effect: "none" | "fewer" | "more";
}

interface Row {
  what: string;
  effect: Edited["effect"];
  /** Undefined where there is nothing to edit so. */
  edit(schema: JsonObject, given: { at: number; schema: Schema }): JsonObject | undefined;
}

/** Draws a schema and an edit of its root or of one of its properties, as people make them from release to release. */
export function editArbitrary(options: SchemaOptions = {}): fc.Arbitrary<Edited> {
  const others = schemaArbitrary({ ...options, depth: 1 }).map(withoutDefinitions);
  const given = fc.tuple(schemaArbitrary(options), fc.constantFrom(...rows), fc.nat(5), others);
  return given
    .map(([before, { what, effect, edit }, at, schema]): Edited | undefined => {
      const after = edit(before, { at, schema });
      return after && { what, before, after, effect };
    })
    .filter((edited) => edited !== undefined);
}

/** A name that no drawn schema has. */
const fresh = "added";

const rows: readonly Row[] = [
  { what: "reorder all keys", effect: "none", edit: (schema) => objectOr(reordered(schema)) },
  { what: "rename the definitions", effect: "none", edit: (schema) => objectOr(renamed(schema)) },
  { what: "reword the description", effect: "none", edit: (schema) => ({ ...schema, description: "Reworded." }) },
  {
    what: "reword a property",
    effect: "none",
    edit: onProperty((property) => (isObject(property) ? { ...property, description: "Reworded." } : undefined)),
  },
  {
    what: "say it again under allOf",
    effect: "none",
    edit: onProperty((property) => ({ allOf: [property, property] })),
  },
  {
    what: "say it again under anyOf",
    effect: "none",
    edit: onProperty((property) => ({ anyOf: [property, property] })),
  },
  { what: "deny it twice", effect: "none", edit: onProperty((property) => ({ not: { not: property } })) },
  {
    what: "ask for a new property",
    effect: "fewer",
    edit: (schema) => ({ ...schema, required: [...listOf(schema, "required"), fresh] }),
  },
  {
    what: "make a property required",
    effect: "fewer",
    edit(schema, { at }) {
      const optional = propertiesOf(schema).filter((name) => !listOf(schema, "required").includes(name));
      const name = optional[at % optional.length];
      return name === undefined ? undefined : { ...schema, required: [...listOf(schema, "required"), name] };
    },
  },
  {
    what: "make a property optional",
    effect: "more",
    edit(schema, { at }) {
      const required = listOf(schema, "required");
      return required.length === 0 ? undefined : { ...schema, required: required.toSpliced(at % required.length, 1) };
    },
  },
  {
    what: "narrow a property",
    effect: "fewer",
    edit: onProperty((property, other) => ({ allOf: [property, other] })),
  },
  { what: "widen a property", effect: "more", edit: onProperty((property, other) => ({ anyOf: [property, other] })) },
  { what: "forbid a property", effect: "fewer", edit: onProperty(() => false) },
  { what: "free a property", effect: "more", edit: onProperty(() => ({})) },
  {
    what: "close the object",
    effect: "fewer",
    edit: (schema) => ({ ...schema, additionalProperties: false }),
  },
  {
    what: "open the object",
    effect: "more",
    edit({ additionalProperties: _, ...schema }) {
      return schema;
    },
  },
  {
    what: "ask for more properties",
    effect: "fewer",
    edit: (schema, { at }) => ({ ...schema, minProperties: Math.max(at, Number(schema.minProperties ?? 0)) }),
  },
];

function onProperty(edit: (property: unknown, other: Schema) => Schema | undefined): Row["edit"] {
  return (schema, { at, schema: other }) => {
    const names = propertiesOf(schema);
    const name = names[at % names.length];
    const properties = own(schema, "properties");
    if (name === undefined || !isObject(properties)) return undefined;
    const edited = edit(properties[name], other);
    return edited === undefined ? undefined : { ...schema, properties: { ...properties, [name]: edited } };
  };
}

function propertiesOf(schema: JsonObject): string[] {
  const properties = own(schema, "properties");
  return isObject(properties) ? Object.keys(properties) : [];
}

/** One that can stand in another schema. */
function withoutDefinitions({ $schema: _, ...schema }: JsonObject): Schema {
  const hasOwn = "$defs" in schema || "definitions" in schema;
  return hasOwn ? { type: "object" } : schema;
}

function objectOr(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}
