import type { IsoDate, Provider, Rule, Target } from "../../types.ts";
import { answering } from "../gemini/answer.ts";
import { declarationRules, functionNameProto } from "../gemini/declarations.ts";
import { jsonSchemaRules } from "../gemini/json-schema.ts";
import { parseRules } from "../gemini/parse.ts";
import { propertyNameRules } from "../gemini/property-names.ts";
import {
  arrayNeedsItems,
  enumMemberEmpty,
  enumOnlyForString,
  itemsOnlyForArray,
  propertiesOnlyForObject,
  requiredOnlyForObject,
} from "../gemini/semantic.ts";
import { allSurfaces } from "../gemini/surfaces.ts";
import { toolObjectRules } from "../gemini/tool-objects.ts";
import { surface } from "../gemini/wire.ts";
import { proseRules } from "../vertex/prose.ts";
import { refSiblings } from "../vertex/references.ts";
import { evidence } from "./evidence.ts";

/** First day that a fault of Vertex's was passed over (cloud-code-0083); a sweep of 2026-09-05 met none of them. */
const proseUntil: IsoDate = "2026-07-29";

function holds(rule: Rule, { asOf }: Target): false | undefined {
  return proseRules.includes(rule) && asOf >= proseUntil ? false : undefined;
}

/** Google's hosts behind Gemini CLI with a Google login, and behind Antigravity: `v1internal` wraps the request. */
export const cloudCode: Provider = {
  id: "cloud-code",
  title: "Gemini Code Assist (Cloud Code)",
  docs: [
    "https://github.com/google-gemini/gemini-cli",
    "https://github.com/googleapis/googleapis/blob/master/google/cloud/aiplatform/v1/openapi.proto",
  ],
  surfaces: allSurfaces.filter((id) => !id.startsWith("live.")).map(surface),
  rules: [
    ...parseRules,
    ...toolObjectRules,
    ...declarationRules,
    functionNameProto,
    ...proseRules,
    enumOnlyForString,
    enumMemberEmpty,
    arrayNeedsItems,
    itemsOnlyForArray,
    propertiesOnlyForObject,
    requiredOnlyForObject,
    ...propertyNameRules,
    refSiblings,
    ...jsonSchemaRules,
  ],
  holds,
  answering,
  evidence,
};
