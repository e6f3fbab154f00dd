import type { Provider, Rule } from "../../types.ts";
import { answering } from "./answer.ts";
import { budgetRules } from "./budgets.ts";
import { allOfRef, combinatorSibling, notUnsupported, oneOfUnsupported } from "./combinators.ts";
import { evidence } from "./evidence.ts";
import { exampleRules } from "./examples.ts";
import { edges } from "./grammar.ts";
import { inputSchemaRules } from "./input-schema.ts";
import {
  complexEnum,
  emptySchema,
  formatUnsupported,
  itemsSingleSchema,
  keywordUnsupported,
  minItems,
  schemaTypeMissing,
} from "./nodes.ts";
import { additionalPropertiesMissing, additionalPropertiesSchema, additionalPropertiesTrue } from "./objects.ts";
import { patternUnsupported } from "./patterns.ts";
import { externalRef, recursiveSchema, strictRefTargetMissing } from "./references.ts";
import { requestRules } from "./request.ts";
import { toolListRules } from "./tool-list.ts";
import { surfaces } from "./wire.ts";

/** The order in which faults of one node are reported. */
const grammarRules: readonly Rule[] = [
  recursiveSchema,
  oneOfUnsupported,
  combinatorSibling,
  allOfRef,
  notUnsupported,
  externalRef,
  strictRefTargetMissing,
  emptySchema,
  schemaTypeMissing,
  itemsSingleSchema,
  minItems,
  keywordUnsupported,
  additionalPropertiesMissing,
  additionalPropertiesTrue,
  additionalPropertiesSchema,
  formatUnsupported,
  patternUnsupported,
  complexEnum,
];

export const anthropic: Provider = {
  id: "anthropic",
  title: "Anthropic",
  docs: [
    "https://platform.claude.com/docs/en/agents-and-tools/tool-use/overview",
    "https://platform.claude.com/docs/en/build-with-claude/structured-outputs",
  ],
  surfaces,
  edges,
  rules: [...requestRules, ...inputSchemaRules, ...toolListRules, ...exampleRules, ...grammarRules, ...budgetRules],
  answering,
  evidence,
};
