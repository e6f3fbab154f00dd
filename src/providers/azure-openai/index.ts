import type { Provider } from "../../types.ts";
import { answering } from "../openai/answer.ts";
import { baseRules } from "../openai/base.ts";
import { regexLookaround } from "../openai/compile.ts";
import { edges } from "../openai/context.ts";
import { limitRules } from "../openai/limits.ts";
import { formatNamePattern, responsesNameLength, toolNameLength, toolNamePatternOld } from "../openai/names.ts";
import { optionalBecomesRequired } from "../openai/responses.ts";
import {
  missingRequiredParameter,
  strictOnlyInTools,
  toolArrayEmpty,
  toolCount,
  toolParametersNotObject,
  unknownParameter,
} from "../openai/shape.ts";
import { strictRules } from "../openai/strict.ts";
import { surfaces } from "../openai/wire.ts";
import { anyOfFirstKeyAzure } from "./compile.ts";
import { evidence } from "./evidence.ts";
import { apiVersion, toolDescriptionLengthAzure, toolMissingParameters, toolNamePatternAzure } from "./shape.ts";

/** OpenAI's models on Azure: the same validator behind another front. */
export const azureOpenai: Provider = {
  id: "azure-openai",
  title: "Azure OpenAI",
  docs: ["https://learn.microsoft.com/azure/ai-services/openai/how-to/structured-outputs"],
  surfaces,
  edges,
  rules: [
    apiVersion,
    missingRequiredParameter,
    toolArrayEmpty,
    toolCount,
    toolMissingParameters,
    toolNamePatternAzure,
    toolNamePatternOld,
    toolNameLength,
    responsesNameLength,
    toolDescriptionLengthAzure,
    toolParametersNotObject,
    unknownParameter,
    strictOnlyInTools,
    formatNamePattern,
    ...baseRules,
    ...strictRules,
    optionalBecomesRequired,
    ...limitRules,
    anyOfFirstKeyAzure,
    regexLookaround,
  ],
  answering,
  evidence,
};
