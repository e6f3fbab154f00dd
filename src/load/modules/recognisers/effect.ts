import { call, isHolder, member } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { standardInput, standardValidate } from "../standard.ts";

const effect3 = Symbol.for("effect/Schema");

/** Effect 3's `JSONSchema.make` and Effect 4's `toStandardJSONSchemaV1`: https://effect.website/docs/schema/json-schema/ */
export const effect: Recogniser = {
  id: "effect",
  recognises: (value) => isHolder(value) && (effect3 in value || "~effect/Schema/Schema" in value),
  async emit(value, { name, libraries }) {
    const library = await libraries.load("effect");
    const schemas = member(library, "Schema");
    const old = isHolder(value) && effect3 in value;
    const inputSchema = old
      ? call(member(library, "JSONSchema"), "make", value)
      : standardInput(call(schemas, "toStandardJSONSchemaV1", value));
    const standard = call(schemas, old ? "standardSchemaV1" : "toStandardSchemaV1", value);
    return [{ tool: { name, inputSchema }, library: "effect", validate: standardValidate(standard) }];
  },
};
