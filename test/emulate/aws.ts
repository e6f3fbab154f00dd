import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { BedrockRuntimeClient, type BedrockRuntimeClientConfig } from "@aws-sdk/client-bedrock-runtime";

type Handler = Extract<BedrockRuntimeClientConfig["requestHandler"], { handle: unknown }>;
type Sent = Parameters<Handler["handle"]>[0];

/** AWS's client in front of a function from requests to responses: it is given no network, and dummy credentials. */
export function bedrockClient(answer: (request: Request) => Promise<Response>): BedrockRuntimeClient {
  const handle = async ({ protocol, hostname, path, method, headers, body }: Sent) => {
    const request = new Request(`${protocol}//${hostname}${path}`, { method, headers, body });
    const response = await answer(request);
    const stream = response.body === null ? Readable.from([]) : Readable.fromWeb(response.body as ReadableStream);
    const entries = Object.fromEntries(response.headers);
    return { response: { statusCode: response.status, headers: entries, body: stream } };
  };
  return new BedrockRuntimeClient({
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId: "none", secretAccessKey: "none" },
    requestHandler: { handle },
  });
}
