import type { Answer, JsonObject } from "../../types.ts";
import { type Refusal, Refused } from "../face.ts";

/** Converse's own exceptions, and those of the frame that all of AWS's services are built in. */
const bedrock = "http://internal.amazon.com/coral/com.amazon.bedrock/";
const coral = "http://internal.amazon.com/coral/com.amazon.coral.service/";

interface Exception {
  status: number;
  type: string;
  from?: string;
  body: JsonObject;
  message: string | null;
}

function answer({ status, type, from = bedrock, body, message }: Exception): Answer {
  return { status, headers: { "x-amzn-errortype": `${type}:${from}` }, body, message };
}

function said(status: number, type: string, message: string): Answer {
  return answer({ status, type, body: { message }, message });
}

/** What Converse says of a conversation: https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html#API_runtime_Converse_Errors */
export function invalid(message: string): Refused {
  return new Refused(said(400, "ValidationException", message));
}

/** A member of another type than the API's model has: https://github.com/karthink/gptel/issues/1388, 2026-05-01. */
export function unserializable(Message?: string): Refused {
  const body = Message === undefined ? {} : { Message };
  return new Refused(
    answer({ status: 400, type: "SerializationException", from: coral, body, message: Message ?? null }),
  );
}

export function refuse(refusal: Refusal): Answer {
  switch (refusal.kind) {
    case "no-key":
      // https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html
      return said(403, "MissingAuthenticationTokenException", "Missing Authentication Token");
    case "unknown-path":
    case "wrong-method":
      // https://github.com/BerriAI/litellm/issues/13618, 2025-08-14
      return {
        status: 404,
        headers: {},
        body: { Output: { __type: "com.amazon.coral.service#UnknownOperationException" }, Version: "1.0" },
        message: null,
      };
    case "content-type":
      // https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
      return answer({ status: 415, type: "UnsupportedMediaTypeException", from: coral, body: {}, message: null });
    case "too-large":
      // https://docs.aws.amazon.com/bedrock/latest/APIReference/CommonErrors.html
      return answer({ status: 413, type: "RequestEntityTooLargeException", from: coral, body: {}, message: null });
    case "rate-limited":
      // 429: https://github.com/posit-dev/positron/issues/7844; the words: https://github.com/i-dot-ai/caddy-chatbot/issues/97
      return said(429, "ThrottlingException", "Too many requests, please wait before trying again.");
    case "overloaded":
      // https://github.com/aws-samples/foundation-model-benchmarking-tool/issues/247, 2024-11-28
      return said(503, "ServiceUnavailableException", "Bedrock is unable to process your request.");
    case "failed":
      // https://github.com/hydro-project/infinity/pull/124, 2026-09-17
      return said(
        500,
        "InternalServerException",
        "The system encountered an unexpected error during processing. Try your request again.",
      );
    case "not-json":
      return unserializable().answer;
  }
}
