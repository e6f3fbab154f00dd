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

export function refuse(refusal: Refusal): Answer {
  switch (refusal.kind) {
    case "no-key":
      return errorOf(
        401,
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY), or as the password field (with blank username) if you're accessing the API from your browser and are prompted for a username and password. You can obtain an API key from https://platform.openai.com/account/api-keys.",
      );
    case "unknown-path":
      return errorOf(404, `Invalid URL (${refusal.method} ${refusal.path})`);
    case "wrong-method":
      return errorOf(
        405,
        `Not allowed to ${refusal.method} on ${refusal.path}. (HINT: Perhaps you meant to use a different HTTP method?)`,
        { code: "method_not_supported" },
      );
    case "content-type":
      return errorOf(415, `Unsupported content type: '${refusal.got}'.`);
    case "not-json":
      return errorOf(
        400,
        "We could not parse the JSON body of your request. (HINT: This likely means you aren't using your HTTP library correctly. The OpenAI API expects a JSON payload, but what was sent was not valid JSON. If you have trouble figuring out how to fix this, please contact us through our help center at help.openai.com.)",
      );
    case "too-large":
      return errorOf(413, `The request is larger than ${refusal.limit} bytes.`);
    case "rate-limited":
      return errorOf(
        429,
        `Rate limit reached for requests. Please try again in ${refusal.seconds}s.`,
        { type: "requests", code: "rate_limit_exceeded" },
        { "retry-after": String(refusal.seconds) },
      );
    case "overloaded":
      return errorOf(503, "The server is currently overloaded with other requests.", { type: "server_error" });
    case "failed":
      return errorOf(500, "The server had an error while processing your request.", { type: "server_error" });
  }
}
