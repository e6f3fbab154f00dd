import type { Answer } from "../../types.ts";
import { type Refusal, Refused } from "../face.ts";
import { faultPlace } from "../gemini/json-fault.ts";

/** Anthropic's envelope, with the identifier that its documentation prints. */
export function errorOf(status: number, type: string, message: string, headers = {}): Answer {
  const request_id = "req_011CSHoEeqs5C35K2UUqR7Fy";
  return { status, headers, body: { type: "error", error: { type, message }, request_id }, message };
}

/** A fault of the body: 400. */
export function bad(message: string): Refused {
  return new Refused(errorOf(400, "invalid_request_error", message));
}

/**
 * The code is one that clients act on (https://github.com/anthropics/anthropic-sdk-typescript, ThreadState.ts of
 * 2026-10); status and words are ours.
 */
export function unknownThread(id: string): Refused {
  const message = `thread: no message ${id} is known`;
  const error = { type: "not_found_error", message, details: { error_code: "thread_not_found" } };
  return new Refused({ status: 404, headers: {}, body: { type: "error", error }, message });
}

/**
 * What is said before a body is read; statuses and types as in https://platform.claude.com/docs/en/api/errors. Words
 * without an address are held up by none.
 */
export function refuse(refusal: Refusal): Answer {
  switch (refusal.kind) {
    // https://github.com/n8n-io/n8n/issues/37930
    case "no-key":
      return errorOf(401, "authentication_error", "x-api-key header is required");
    case "unknown-path":
      return errorOf(404, "not_found_error", "Not Found");
    // The words are those of the framework that its 404 is of; no report was found.
    case "wrong-method":
      return errorOf(405, "invalid_request_error", "Method Not Allowed");
    // Words of ours: no report was found.
    case "content-type":
      return errorOf(400, "invalid_request_error", `Unsupported content type: ${refusal.got}`);
    case "not-json":
      return errorOf(400, "invalid_request_error", `The request body is not valid JSON: ${jsonFault(refusal.text)}`);
    case "too-large":
      return errorOf(413, "request_too_large", "Request exceeds the maximum size");
    case "rate-limited":
      return errorOf(
        429,
        "rate_limit_error",
        "This request would exceed your account's rate limit. Please try again later.",
        limits(refusal.seconds),
      );
    case "overloaded":
      return errorOf(529, "overloaded_error", "Overloaded");
    case "failed":
      return errorOf(500, "api_error", "Internal server error");
  }
}

/** https://platform.claude.com/docs/en/api/rate-limits#response-headers */
function limits(seconds: number): Record<string, string> {
  const reset = new Date(Date.now() + seconds * 1000).toISOString();
  return {
    "retry-after": String(seconds),
    "anthropic-ratelimit-requests-limit": "50",
    "anthropic-ratelimit-requests-remaining": "0",
    "anthropic-ratelimit-requests-reset": reset,
  };
}

const halfPair = /\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F][0-9a-fA-F]{2})/;

/** Half of a surrogate pair is refused, whatever `JSON.parse` thinks of it. */
export function hasHalfPair(text: string): boolean {
  return text.includes("\\u") && halfPair.test(text);
}

/**
 * What the parser says, and where: https://github.com/anthropics/claude-code/issues/60394 (2026-05-19),
 * https://github.com/promptfoo/promptfoo/issues/4489 (2025-06-14). The words for a body that ends too soon were not seen.
 */
function jsonFault(text: string): string {
  const half = halfPair.exec(text);
  if (half) return `no low surrogate in string: ${placeOf(text, half.index + 6)}`;
  const at = faultPlace(text);
  const fault = at < text.length ? "unexpected character" : "unexpected end of data";
  return `${fault}: ${placeOf(text, at)}`;
}

function placeOf(text: string, at: number): string {
  const before = text.slice(0, at).split("\n");
  return `line ${before.length} column ${(before.at(-1) ?? "").length + 1} (char ${at})`;
}
