import type { Answer, Answering, Fault } from "../../types.ts";
import { sentence as anthropicSentence, stages as anthropicStages } from "../anthropic/answer.ts";

/**
 * The API's model lists all that is wrong, then Converse stops at its first fault, then the
 * model's own validator at its. What an SDK checks before it sends anything is the API's model over again.
 */
const front = ["api-model", "converse", "count-tokens"];

export const answering: Answering = {
  stages: [
    { name: "api-model", reports: "all" },
    { name: "converse", reports: "first" },
    { name: "count-tokens", reports: "first" },
    ...anthropicStages,
    { name: "model", reports: "first" },
  ],
  sentence(fault) {
    return fault.rule.stage === "api-model" ? constraints([fault]) : sentence(fault);
  },
  answer(faults): Answer {
    const [fault] = faults;
    const { rule } = fault;
    const message = (rule.stage === "api-model" ? constraints(faults) : sentence(fault)) ?? null;
    const type = `${Number(rule.envelope?.status ?? 400) < 500 ? "ValidationException" : "InternalServerException"}`;
    return {
      status: Number(rule.envelope?.status ?? 400),
      headers: {
        "content-type": "application/json",
        "x-amzn-errortype": `${type}:http://internal.amazon.com/coral/com.amazon.bedrock/`,
        "x-amzn-requestid": "00000000-0000-4000-8000-000000000000",
      },
      // Where the words are not known, the title stands in for them.
      body: { message: message ?? rule.title },
      message,
    };
  },
};

function constraints(faults: readonly Fault[]): string {
  const words = faults.map(({ words = "" }) => words);
  return `${words.length} validation error${words.length === 1 ? "" : "s"} detected: ${words.join("; ")}`;
}

function sentence(fault: Fault): string | undefined {
  const { rule, request } = fault;
  const said = anthropicSentence(fault);
  if (said === undefined || front.includes(rule.stage)) return said;
  // InvokeModel hands the model's answer on as it is; of the budgets Converse does, too (bedrock-0033).
  const bare = request.target.surface === "invokeModel.tools" || rule.stage === "budgets";
  return bare ? said : `The model returned the following errors: ${said}`;
}
