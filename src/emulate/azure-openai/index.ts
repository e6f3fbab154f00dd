import type { Answer } from "../../types.ts";
import type { Call } from "../call.ts";
import { type CountRoute, type Face, type Match, type Refusal, Refused, type Route, type TurnRoute } from "../face.ts";
import type { Memory } from "../memory.ts";
import { refuse as refuseAsOpenai } from "../openai/errors.ts";
import { routesUnder } from "../openai/routes.ts";

/** OpenAI's endpoints at Azure's addresses: https://learn.microsoft.com/azure/ai-services/openai/reference */
export const azureOpenai: Face = {
  provider: "azure-openai",
  hosts: ["*.openai.azure.com", "*.services.ai.azure.com", "*.cognitiveservices.azure.com"],
  hasKey: (headers) => !!headers.get("api-key")?.trim() || /^Bearer\s+\S/i.test(headers.get("authorization") ?? ""),
  routes: [
    ...routesUnder("/openai/v1"),
    ...routesUnder("/openai/deployments/{deployment}"),
    ...routesUnder("/openai"),
  ].map(versioned),
  refuse,
  headers: (id) => ({ "apim-request-id": id, "x-ms-region": "Sweden Central" }),
};

function versioned(route: Route): Route {
  if (route.kind === "lookup") return route;
  return route.kind === "turn" ? { ...route, read: reading(route) } : { ...route, read: reading(route) };
}

/** The deployment stands for the model, and the api-version is one of what verdicts depend on. */
function reading({ read }: TurnRoute | CountRoute) {
  return (body: Call["body"], match: Match, memory: Memory): Call => {
    const { deployment } = match.params;
    const apiVersion = match.url.searchParams.get("api-version");
    // https://github.com/MicrosoftDocs/azure-docs/issues/114602, 2023-09-12
    if (apiVersion === null && !match.url.pathname.startsWith("/openai/v1/")) throw new Refused(notFound());
    const call = read(deployment === undefined ? body : { model: deployment, ...body }, match, memory);
    return apiVersion === null ? call : { ...call, settings: { ...call.settings, apiVersion } };
  };
}

/** Azure's gateway answers before OpenAI's does. */
function refuse(refusal: Refusal): Answer {
  // https://github.com/microsoft/semantic-kernel/issues/10337, 2025-01-29
  if (refusal.kind === "no-key")
    return gateway(
      401,
      "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.",
    );
  if (refusal.kind === "unknown-path") return notFound();
  // https://github.com/microsoft/copilot-camp/issues/551, 2025-04-03
  if (refusal.kind === "rate-limited")
    return gateway(429, `Rate limit is exceeded. Try again in ${refusal.seconds} seconds.`, {
      "retry-after": String(refusal.seconds),
      "retry-after-ms": String(refusal.seconds * 1000),
    });
  return refuseAsOpenai(refusal);
}

/** https://github.com/openai/openai-python/issues/362 */
function notFound(): Answer {
  return gateway(404, "Resource not found");
}

function gateway(status: number, message: string, headers = {}): Answer {
  return { status, headers, body: { error: { code: String(status), message } }, message };
}
