import type { Grade, Provider, Rule, Target } from "../../types.ts";
import { answering } from "../gemini/answer.ts";
import { declarationRules, functionNameProto } from "../gemini/declarations.ts";
import { jsonSchemaRules } from "../gemini/json-schema.ts";
import { parseRules } from "../gemini/parse.ts";
import { propertyKeyEmpty, propertyOrderingMustBeDefined } from "../gemini/property-names.ts";
import {
  arrayNeedsItems,
  enumMemberEmpty,
  itemsOnlyForArray,
  propertiesOnlyForObject,
  requiredOnlyForObject,
} from "../gemini/semantic.ts";
import { allSurfaces } from "../gemini/surfaces.ts";
import { toolObjectRules } from "../gemini/tool-objects.ts";
import { surface } from "../gemini/wire.ts";
import { evidence } from "./evidence.ts";
import { proseRules, requiredMustBeDefined } from "./prose.ts";
import { refSiblings } from "./references.ts";

/** What the Gemini API lists, and Vertex too for Gemini 3: known by one body of 2026-08-19 (vertex-0001). */
const listed: readonly Rule[] = [
  enumMemberEmpty,
  arrayNeedsItems,
  itemsOnlyForArray,
  propertiesOnlyForObject,
  requiredOnlyForObject,
  propertyOrderingMustBeDefined,
  propertyKeyEmpty,
];

/** The Gemini API's faults of types and names, as far as the model is known to be judged by them here. */
function holds(rule: Rule, { surface: id, model }: Target): boolean | Grade | undefined {
  if (!listed.includes(rule) || !rule.when?.surfaces?.includes(id)) return undefined;
  if (model === undefined) return "inferred";
  return /gemini-3/.test(model) && "documented";
}

export const vertex: Provider = {
  id: "vertex",
  title: "Vertex AI",
  docs: [
    "https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling",
    "https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/control-generated-output",
    "https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/openapi.proto",
  ],
  surfaces: allSurfaces.map(surface),
  rules: [
    ...parseRules,
    ...toolObjectRules,
    ...declarationRules,
    functionNameProto,
    ...proseRules,
    requiredMustBeDefined,
    ...listed,
    refSiblings,
    ...jsonSchemaRules,
  ],
  holds,
  answering,
  evidence,
};
