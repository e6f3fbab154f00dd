import type { Provider } from "../../types.ts";
import { answering } from "./answer.ts";
import { budgetRules } from "./budgets.ts";
import { anyModeRootType, declarationRules, duplicateNameLive, functionNameListed } from "./declarations.ts";
import { evidence } from "./evidence.ts";
import { ignoredRules } from "./ignored.ts";
import { jsonSchemaRules } from "./json-schema.ts";
import { parseRules } from "./parse.ts";
import { propertyNameRules } from "./property-names.ts";
import { semanticRules, typeRequired } from "./semantic.ts";
import { allSurfaces } from "./surfaces.ts";
import { toolObjectRules } from "./tool-objects.ts";
import { surface } from "./wire.ts";

export const gemini: Provider = {
  id: "gemini",
  title: "Gemini API",
  docs: [
    "https://ai.google.dev/gemini-api/docs/function-calling",
    "https://ai.google.dev/gemini-api/docs/structured-output",
    "https://github.com/googleapis/googleapis/blob/master/google/ai/generativelanguage/v1beta/content.proto",
  ],
  surfaces: allSurfaces.map(surface),
  rules: [
    ...parseRules,
    ...toolObjectRules,
    ...declarationRules,
    duplicateNameLive,
    functionNameListed,
    anyModeRootType,
    typeRequired,
    ...semanticRules,
    ...propertyNameRules,
    ...ignoredRules,
    ...jsonSchemaRules,
    ...budgetRules,
  ],
  answering,
  evidence,
};
