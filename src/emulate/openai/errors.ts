import type { Answer } from "../../types.ts";
import { type Refusal, Refused } from "../face.ts";

interface ErrorFields {
  type?: string;
  param?: string | null;
  code?: string | null;
}

/** OpenAI's envelope. */
export function errorOf(status: number, message: string, fields: ErrorFields = {}, headers = {}): Answer {
  const { type = "invalid_request_error", param = null, code = null } = fields;
  return { status, headers, body: { error: { message, type, param, code } }, message };
}

/** A fault of the body: 400. */
export function bad(message: string, fields: ErrorFields = {}): Refused {
  return new Refused(errorOf(400, message, fields));
}

/** `R7` of tools, as it is said of any parameter: https://github.com/openai/openai-cookbook/issues/1248 */
export function missing(param: string): Refused {
  return bad(`Missing required parameter: '${param}'.`, { param, code: "missing_required_parameter" });
}

/** https://github.com/RightNow-AI/openfang/issues/481: an object was expected there. */
export function wrongType(param: string, expected: string, got: string): Refused {
  return bad(`Invalid type for '${param}': expected ${expected}, but got ${got} instead.`, {
    param,
    code: "invalid_type",
  });
}

/** What is said before a body is read, by the newest report that was found; words without an address have none. */
export function refuse(refusal: Refusal): Answer {
  switch (refusal.kind) {
    // https://github.com/openai/openai-cookbook/issues/2347, 2026-01-04
    case "no-key":
      return errorOf(401, "Missing bearer or basic authentication in header");
    // https://github.com/openai/openai-node/issues/132
    case "unknown-path":
      return errorOf(404, `Invalid URL (${refusal.method} ${refusal.path})`);
    // https://github.com/openai/openai-python/issues/2703
    case "wrong-method": {
      const other = refusal.method === "GET" ? "POST" : "GET";
      return errorOf(405, `Only ${other} requests are accepted.`, { code: "method_not_supported" });
    }
    // https://github.com/openai/openai-openapi/issues/502, 2025-11-11
    case "content-type":
      return errorOf(
        400,
        `Unsupported content type: '${refusal.got}'. This API method only accepts 'application/json' requests, but you specified the header 'Content-Type: ${refusal.got}'. Please try again with a supported content type.`,
        { code: "unsupported_content_type" },
      );
    case "not-json":
      return errorOf(
        400,
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)",
      );
    // Words of ours: no report of OpenAI's was found.
    case "too-large":
      return errorOf(413, `The request is larger than ${refusal.limit} bytes.`);
    // https://github.com/openai/openai-node/issues/168: `type` names the dimension that was used up.
    case "rate-limited":
      return errorOf(
        429,
        `Rate limit reached for requests. Please try again in ${refusal.seconds}s.`,
        { type: "requests", code: "rate_limit_exceeded" },
        { "retry-after": String(refusal.seconds), "retry-after-ms": String(refusal.seconds * 1000) },
      );
    // https://platform.openai.com/docs/guides/error-codes
    case "overloaded":
      return errorOf(503, "The engine is currently overloaded, please try again later", { type: "server_error" });
    case "failed":
      return errorOf(500, "The server had an error while processing your request", { type: "server_error" });
  }
}
