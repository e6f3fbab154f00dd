import { call, isHolder, member } from "../member.ts";
import type { SchemaRecogniser } from "../recogniser.ts";
import { standardInput, standardValidate } from "../standard.ts";

const effect3 = Symbol.for("effect/Schema");

/** Effect 3's `JSONSchema.make` and Effect 4's `toStandardJSONSchemaV1`: https://effect.website/docs/schema/json-schema/ */
export const effect: SchemaRecogniser = {
  id: "effect",
  recognises: (value) => isHolder(value) && (effect3 in value || "~effect/Schema/Schema" in value),
  async typeOf(value, { libraries }) {
    const schemas = member(await libraries.load("effect"), "Schema");
    const standard = isOld(value) ? "standardSchemaV1" : "toStandardSchemaV1";
    return { validate: standardValidate(call(schemas, standard, value)) };
  },
  async emit(value, context) {
    const library = await context.libraries.load("effect");
    const inputSchema = isOld(value)
      ? call(member(library, "JSONSchema"), "make", value)
      : standardInput(call(member(library, "Schema"), "toStandardJSONSchemaV1", value));
    return [{ tool: { name: context.name, inputSchema }, library: "effect", ...(await effect.typeOf(value, context)) }];
  },
};

function isOld(value: unknown): boolean {
  return isHolder(value) && effect3 in value;
}
