import type { Provider } from "../../types.ts";
import { answering } from "./answer.ts";
import { baseRules } from "./base.ts";
import { compileRules } from "./compile.ts";
import { edges } from "./context.ts";
import { evidence } from "./evidence.ts";
import { limitRules } from "./limits.ts";
import { nameRules } from "./names.ts";
import { optionalBecomesRequired } from "./responses.ts";
import { shapeRules } from "./shape.ts";
import { strictRules } from "./strict.ts";
import { surfaces } from "./wire.ts";

export const openai: Provider = {
  id: "openai",
  title: "OpenAI",
  docs: [
    "https://platform.openai.com/docs/guides/function-calling",
    "https://platform.openai.com/docs/guides/structured-outputs",
    "https://github.com/openai/openai-openapi",
  ],
  surfaces,
  edges,
  rules: [
    ...shapeRules,
    ...nameRules,
    ...baseRules,
    ...strictRules,
    optionalBecomesRequired,
    ...limitRules,
    ...compileRules,
  ],
  answering,
  evidence,
};
