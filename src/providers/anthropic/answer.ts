import { fill } from "../../checks/words.ts";
import type { Answer, Answering, Fault, IsoDate } from "../../types.ts";
import { fieldOf } from "./wire.ts";

/**
 * One fault a request, in this order. The first five look at the request and at every
 * `input_schema`; `grammar` and what follows are the compiler's, for strict tools and output formats.
 */
export const stages = [
  ...["request", "root", "property-keys", "metaschema", "references", "names", "examples"],
  ...["grammar", "budgets", "complexity"],
].map((name) => ({ name, reports: "first" as const }));

/** Bodies of before this day are quoted without `request_id`. */
const requestIdSince: IsoDate = "2025-08-01";

export const answering: Answering = {
  stages,
  sentence,
  answer([fault]): Answer {
    const { rule, request } = fault;
    const { status = 400, type = "invalid_request_error" } = rule.envelope ?? {};
    const message = sentence(fault) ?? null;
    const id = requestId(request.target.request?.platform);
    // Where the words are not known, the title stands in for them: an error without a message is no error of Anthropic's.
    const error = { type, message: message ?? rule.title };
    return {
      status: Number(status),
      headers: { "content-type": "application/json", "request-id": id },
      body: { type: "error", error, ...(request.target.asOf >= requestIdSince && { request_id: id }) },
      message,
    };
  },
};

/** What Anthropic says of a fault: its words, behind the place that the rule's envelope names, where it names one. */
export function sentence(fault: Fault): string | undefined {
  if (fault.rule.verdict !== "reject" || fault.words === undefined) return undefined;
  const place = placeOf(fault);
  return place === undefined ? fault.words : `${place}: ${fault.words}`;
}

function placeOf({ rule, violation, tool, request }: Fault): string | undefined {
  const at = rule.envelope?.at;
  if (!tool || typeof at !== "string") return undefined;
  if (tool.tool.role === "format") return `${fieldOf(request.target)}.schema`;
  const below = fill(at, violation.args ?? {});
  return `tools.${tool.index}.custom${below === "" ? "" : `.${below}`}`;
}

/** The identifier that Anthropic's documentation prints; Vertex puts a prefix of its own in front. */
function requestId(platform: unknown): string {
  return platform === "vertex" ? "req_vrtx_011CSHoEeqs5C35K2UUqR7Fy" : "req_011CSHoEeqs5C35K2UUqR7Fy";
}
