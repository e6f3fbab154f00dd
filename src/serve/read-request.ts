import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest } from "node:http2";

export type Incoming = IncomingMessage | Http2ServerRequest;

/**
 * A request as it arrived, with its whole body. Of one longer than the limit no more is kept than its length, which is
 * what a provider refuses. Undefined where it asks for no address.
 *
 * @throws where the client hangs up before its body is whole
 */
export async function readRequest(incoming: Incoming, limit: number): Promise<Request | undefined> {
  const { method = "GET" } = incoming;
  const url = urlOf(incoming);
  if (!url) return undefined;
  const headers = headersOf(incoming);
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const { text, bytes } = await readText(incoming, limit);
  headers.set("content-length", String(bytes));
  return new Request(url, { method, headers, ...(text !== undefined && { body: text }) });
}

function urlOf({ url = "/", headers }: Incoming): URL | undefined {
  const host = headers.host ?? headers[":authority"];
  const base = `http://${typeof host === "string" ? host : "127.0.0.1"}`;
  const text = url.startsWith("/") ? base + url : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

function headersOf({ rawHeaders }: Incoming): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? "";
    // HTTP/2 sends the method, the path and the host among the headers.
    if (!name.startsWith(":")) headers.append(name, rawHeaders[at + 1] ?? "");
  }
  return headers;
}

async function readText(incoming: Incoming, limit: number): Promise<{ text?: string; bytes: number }> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of incoming) {
    if (!Buffer.isBuffer(part)) continue;
    bytes += part.length;
    // The rest is read all the same: a client that is cut off in its body never sees the answer.
    if (bytes <= limit) parts.push(part);
    else parts.length = 0;
  }
  return bytes > limit ? { bytes } : { text: Buffer.concat(parts).toString(), bytes };
}
