import type { ServerResponse } from "node:http";
import type { Http2ServerResponse } from "node:http2";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

export type Outgoing = ServerResponse | Http2ServerResponse;

/**
 * Sends a response, a stream part by part as the client takes them; where the stream breaks, so does the connection.
 *
 * @throws where the client hangs up or the stream breaks
 */
export async function writeResponse(response: Response, outgoing: Outgoing): Promise<void> {
  const { status, headers, body } = response;
  outgoing.writeHead(status, Object.fromEntries(headers));
  if (body === null || headers.has("content-length")) outgoing.end(Buffer.from(await response.arrayBuffer()));
  else await pipeline(Readable.fromWeb(body as ReadableStream), outgoing);
}
