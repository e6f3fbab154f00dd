import type { Answer, JsonObject } from "../../types.ts";
import { type Refusal, Refused } from "../face.ts";
import { jsonFault } from "./json-fault.ts";

/** The HTTP status that a gRPC status becomes: https://github.com/googleapis/googleapis/blob/master/google/rpc/code.proto */
const codes = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const;

const headers = { "content-type": "application/json; charset=UTF-8" };

/** https://cloud.google.com/apis/design/errors#error_model */
export function answer(status: keyof typeof codes, message: string, details?: readonly JsonObject[]): Answer {
  const code = codes[status];
  const error = { code, message, status, ...(details && { details }) };
  return { status: code, headers, body: { error }, message };
}

export function refused(status: keyof typeof codes, message: string, details?: readonly JsonObject[]): Refused {
  return new Refused(answer(status, message, details));
}

/** How one of Google's two hosts words what is not about a request's content. */
export interface Words {
  noKey: Answer;
  rateLimited: { message: string; details: readonly JsonObject[] };
  overloaded: string;
  failed: string;
}

export function refuseWith(words: Words): (refusal: Refusal) => Answer {
  return (refusal) => {
    switch (refusal.kind) {
      case "no-key":
        return words.noKey;
      case "not-json":
        return answer("INVALID_ARGUMENT", jsonFault(refusal.text));
      case "too-large":
        // https://github.com/google-gemini/deprecated-generative-ai-android/issues/26
        return answer("INVALID_ARGUMENT", `Request payload size exceeds the limit: ${refusal.limit} bytes.`);
      case "rate-limited":
        return answer("RESOURCE_EXHAUSTED", words.rateLimited.message, [
          ...words.rateLimited.details,
          { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: `${refusal.seconds}s` },
        ]);
      case "overloaded":
        return answer("UNAVAILABLE", words.overloaded);
      case "failed":
        return answer("INTERNAL", words.failed);
      case "unknown-path":
      case "wrong-method":
        // Nothing stands at the path, and the body is empty: https://github.com/proma-ai/Proma/issues/1745
        return { status: 404, headers: {}, body: undefined, message: null };
      default:
        return answer("INVALID_ARGUMENT", "Request contains an invalid argument.");
    }
  };
}
