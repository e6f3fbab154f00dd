import { fill } from "../../checks/words.ts";
import type { Answer, Answering, Fault } from "../../types.ts";

/** One fault a request, in this order; the message is prefixed from the metaschema to the limits. */
export const answering: Answering = {
  stages: ["shape", "metaschema", "root", "walk", "limits", "compile"].map((name) => ({ name, reports: "first" })),
  sentence,
  answer([fault]): Answer {
    const message = sentence(fault) ?? null;
    const { code, param } = envelope(fault);
    return {
      status: 400,
      headers: { "content-type": "application/json" },
      body: { error: { message, type: "invalid_request_error", param, code } },
      message,
    };
  },
};

function sentence(fault: Fault): string | undefined {
  const { rule, words, tool } = fault;
  if (rule.verdict !== "reject") return undefined;
  if (rule.stage === "shape" || rule.stage === "compile") return words;
  const what = isFormat(fault) ? "response_format" : "function";
  // The fallback of faults without words of their own: https://github.com/Agent-Field/SWE-AF/issues/106, 2026-07.
  return `Invalid schema for ${what} '${tool?.name}'${words === undefined ? ". Please ensure it is a valid JSON Schema." : `: ${words}`}`;
}

function envelope({ rule, violation, tool, request }: Fault): { code: unknown; param: unknown } {
  const args = violation.args ?? {};
  if (rule.envelope) {
    const { code = null, param = null } = rule.envelope;
    return { code, param: typeof param === "string" ? fill(param, args) : param };
  }
  const param = tool?.schemaPath ?? null;
  if (request.target.surface === "chat.response_format") return { code: null, param };
  return {
    code: request.target.surface === "responses.text.format" ? "invalid_json_schema" : "invalid_function_parameters",
    param,
  };
}

function isFormat({ request }: Fault): boolean {
  return request.target.surface === "chat.response_format" || request.target.surface === "responses.text.format";
}
