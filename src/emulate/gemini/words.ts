import { answer, type Words } from "./refuse.ts";

const info = "type.googleapis.com/google.rpc.ErrorInfo";

export const geminiWords: Words = {
  // https://github.com/gunpal5/Google_GenerativeAI/issues/15, 2025-01-20
  noKey: answer(
    "PERMISSION_DENIED",
    "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.",
  ),
  // https://github.com/gke-labs/gemini-for-kubernetes-development/issues/1215, 2026-07-23
  rateLimited: {
    message:
      "You exceeded your current quota, please check your plan and billing details. For more information on this error, head to: https://ai.google.dev/gemini-api/docs/rate-limits. To monitor your current usage, head to: https://ai.dev/rate-limit. ",
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.Help",
        links: [
          {
            description: "Learn more about Gemini API quotas",
            url: "https://ai.google.dev/gemini-api/docs/rate-limits",
          },
        ],
      },
    ],
  },
  // https://ai.google.dev/gemini-api/docs/troubleshooting
  overloaded: "The model is overloaded. Please try again later.",
  // https://github.com/google-gemini/gemini-cli/issues/7316, 2025-08-28
  failed:
    "An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting",
};

export const vertexWords: Words = {
  // Of a request with an API key: https://github.com/googleapis/python-genai/issues/1404, 2025-09-22. Of one with none not seen.
  noKey: answer(
    "UNAUTHENTICATED",
    "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
    [
      {
        "@type": info,
        reason: "CREDENTIALS_MISSING",
        domain: "googleapis.com",
        metadata: { service: "aiplatform.googleapis.com" },
      },
    ],
  ),
  // https://github.com/google-gemini/gemini-cli/issues/14831, 2025-12-09
  rateLimited: {
    message:
      "Resource exhausted. Please try again later. Please refer to https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details.",
    details: [],
  },
  // https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/api-errors
  overloaded: "The service is currently unavailable.",
  // https://github.com/google-gemini/gemini-cli/issues/19466, 2026-02-18
  failed: "Internal error encountered.",
};
