import { SSEClientTransport } from "@modelcontextprotocol/sdk/client/sse.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { HttpServer } from "./mcp-server.ts";

/**
 * The SDK's transport to a server at an address.
 *
 * @param receive is told how many bytes arrive, after decompression
 */
export function httpTransport(server: HttpServer, receive: (bytes: number) => void) {
  const options = { fetch: counting(receive), requestInit: { headers: { ...server.headers } } };
  if (server.transport === "sse") return new SSEClientTransport(server.url, options);
  const reconnectionOptions = {
    maxRetries: 0,
    initialReconnectionDelay: 0,
    maxReconnectionDelay: 0,
    reconnectionDelayGrowFactor: 1,
  };
  return new StreamableHTTPClientTransport(server.url, { ...options, reconnectionOptions });
}

function counting(receive: (bytes: number) => void) {
  return async (url: string | URL, init?: RequestInit): Promise<Response> => {
    const response = await fetch(url, init);
    if (response.body === null) return response;
    const counter = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        receive(chunk.byteLength);
        controller.enqueue(chunk);
      },
    });
    return new Response(response.body.pipeThrough(counter), response);
  };
}
