import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { ReadableStream } from "node:stream/web";

export interface Loopback {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  url: string;
  close(): void;
}

/** Puts a function from requests to responses behind an address, for clients that can be told nothing but that. */
export async function loopback(answer: (request: Request) => Promise<Response>): Promise<Loopback> {
  const server = createServer(async (incoming, outgoing) => {
    const { method = "GET", url = "/", headers, rawHeaders: raw } = incoming;
    const pairs = raw.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, raw[at + 1] ?? ""]] : []));
    const body = method === "GET" ? null : await buffer(incoming);
    const response = await answer(new Request(`http://${headers.host}${url}`, { method, headers: pairs, body }));
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    if (response.body === null) outgoing.end();
    else Readable.fromWeb(response.body as ReadableStream).pipe(outgoing);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}
