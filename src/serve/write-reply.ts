import { once } from "node:events";
import type { ServerResponse } from "node:http";
import type { Http2ServerResponse } from "node:http2";
import type { Writable } from "node:stream";
import type { Reply } from "../emulate/index.ts";

export type Outgoing = ServerResponse | Http2ServerResponse;

/**
 * Sends a reply, a stream part by part as the client takes them; where the reply is broken, so is the connection.
 *
 * @throws where the client hangs up
 */
export async function writeReply({ status, headers, parts, broken }: Reply, outgoing: Outgoing): Promise<void> {
  const [only = "", ...others] = parts;
  if (others.length === 0 && !broken) {
    outgoing.writeHead(status, { ...headers, "content-length": Buffer.byteLength(only) });
    outgoing.end(only);
    return;
  }
  const closed = new Promise<never>((_, reject) => {
    outgoing.once("close", () => reject(new Error("the client hung up")));
  });
  // Unless the client is waited for, nobody asks whether it is there.
  closed.catch(() => {});
  outgoing.writeHead(status, headers);
  const writable: Writable = outgoing;
  for (const part of parts) if (!writable.write(part)) await Promise.race([once(outgoing, "drain"), closed]);
  // What was written is sent before the connection breaks.
  if (broken) writable.write("", () => outgoing.destroy());
  else outgoing.end();
}
