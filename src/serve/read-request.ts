import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest } from "node:http2";
import type { Asked } from "../emulate/index.ts";

export type Incoming = IncomingMessage | Http2ServerRequest;

/**
 * A request as it arrived, with its body. Undefined where it asks for no address.
 *
 * @param limit bytes of a body; of a longer one nothing is kept
 * @throws where the client hangs up before its body is whole
 */
export async function readRequest(incoming: Incoming, limit: number): Promise<Asked | undefined> {
  const { method = "GET" } = incoming;
  const url = urlOf(incoming);
  if (!url) return undefined;
  const text = method === "GET" || method === "HEAD" ? "" : await readText(incoming, limit);
  return { method, url, headers: headersOf(incoming), text: async () => text };
}

function urlOf({ url = "/", headers }: Incoming): URL | undefined {
  const host = headers.host ?? headers[":authority"];
  const base = `http://${typeof host === "string" ? host : "127.0.0.1"}`;
  try {
    return new URL(url.startsWith("/") ? base + url : url);
  } catch {
    // What is no address is told to the client.
    return undefined;
  }
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

/** What is too long is read all the same: a client that is cut off in its body never sees the answer. */
function readText(incoming: Incoming, limit: number): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    incoming.on("data", (part: Buffer) => {
      bytes += part.length;
      if (bytes <= limit) parts.push(part);
      else parts.length = 0;
    });
    incoming.on("end", () => resolve(bytes > limit ? undefined : Buffer.concat(parts).toString()));
    incoming.on("error", reject).on("close", () => reject(new Error("the client hung up")));
  });
}
