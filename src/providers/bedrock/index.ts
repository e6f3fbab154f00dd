import type { Provider } from "../../types.ts";
import { edges } from "../anthropic/grammar.ts";
import { answering } from "./answer.ts";
import { apiModelRules } from "./api-model.ts";
import { converseRules } from "./converse.ts";
import { countTokensRules } from "./count-tokens.ts";
import { evidence } from "./evidence.ts";
import { familyRules } from "./families.ts";
import { holds, relayedRules } from "./relay.ts";
import { surfaces } from "./wire.ts";

/** The API's model and Converse hold for every model; behind them stand Claude's rules, or another family's. */
export const bedrock: Provider = {
  id: "bedrock",
  title: "Amazon Bedrock",
  docs: [
    "https://docs.aws.amazon.com/bedrock/latest/userguide/tool-use.html",
    "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_ToolSpecification.html",
    "https://docs.aws.amazon.com/bedrock/latest/userguide/structured-output.html",
    "https://docs.aws.amazon.com/nova/latest/userguide/tool-use-definition.html",
  ],
  surfaces,
  edges,
  rules: [...apiModelRules, ...converseRules, ...countTokensRules, ...familyRules, ...relayedRules],
  holds,
  answering,
  evidence,
};
