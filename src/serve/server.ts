import { once } from "node:events";
import { createServer as createHttp } from "node:http";
import { createServer as createHttp2 } from "node:http2";
import { createServer as createTcp, type Socket } from "node:net";
import type { Asked, Reply } from "../emulate/index.ts";
import { UserError } from "../errors.ts";
import { type Incoming, readRequest } from "./read-request.ts";
import { errorReply, malformed, refuseUnread } from "./unread.ts";
import { type Outgoing, writeReply } from "./write-reply.ts";

export interface ServerOptions {
  /** The address to listen on. */
  host: string;
  /** 0 picks a free one. */
  port: number;
  /** The longest body that is kept, in bytes. */
  maxBytes: number;
  answer(asked: Asked): Promise<Reply>;
  /** Told of a client that hung up before its answer was whole. */
  onHangUp(): void;
  /** Told of what `answer` throws; the client is told that the server failed. */
  onFailure(error: unknown): void;
}

export interface Server {
  /** `http://127.0.0.1:4000`, without a slash at the end. */
  url: string;
  /** Takes no more requests, lets those under way end, and breaks off what is left after so many milliseconds. */
  stop(milliseconds: number): Promise<void>;
}

/** In bytes. Node's own limit is 16 KiB, which long tokens reach. */
const maxHeaderSize = 64 * 1024;

/**
 * HTTP/1.1 and HTTP/2 without TLS on one port, in front of a function: AWS's client for Node.js speaks only the latter.
 *
 * @throws UserError where the address cannot be listened on
 */
export async function listen(options: ServerOptions): Promise<Server> {
  const underWay = new Set<Promise<void>>();
  const onRequest = (incoming: Incoming, outgoing: Outgoing) => {
    const done = handle(incoming, outgoing, options).finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const http = createHttp({ maxHeaderSize, keepAliveTimeout: 60_000 }, onRequest).on("clientError", refuseUnread);
  const http2 = createHttp2({ settings: { maxHeaderListSize: maxHeaderSize } }, onRequest);
  const sockets = new Set<Socket>();
  const tcp = createTcp({ noDelay: true }, (socket) => {
    sockets.add(socket);
    // A connection that breaks is the client's affair.
    socket.on("error", () => {}).on("close", () => sockets.delete(socket));
    socket.once("data", (first) => {
      socket.pause();
      socket.unshift(first);
      // HTTP/2 begins with `PRI * HTTP/2.0`, RFC 9113, section 3.4.
      const isHttp2 = first.toString("latin1", 0, 4) === "PRI ";
      (isHttp2 ? http2 : http).emit("connection", socket);
      // Node's HTTP/2 takes what has arrived by itself.
      if (!isHttp2) socket.resume();
    });
  });
  const { host, port } = options;
  tcp.listen(port, host);
  await once(tcp, "listening").catch((error: NodeJS.ErrnoException) => {
    throw unheard(error, host, port);
  });
  const address = tcp.address();
  const bound = typeof address === "object" && address ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${bound}`,
    async stop(milliseconds) {
      tcp.close();
      const late = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, milliseconds);
      await Promise.allSettled(underWay);
      clearTimeout(late);
      for (const socket of sockets) socket.destroySoon();
    },
  };
}

async function handle(incoming: Incoming, outgoing: Outgoing, options: ServerOptions): Promise<void> {
  try {
    const asked = await readRequest(incoming, options.maxBytes);
    await writeReply(asked ? await answered(asked, options) : malformed(), outgoing);
  } catch {
    // The client hung up, or its connection was to break: what was sent so far is all that is sent.
    outgoing.destroy();
    options.onHangUp();
  }
}

async function answered(asked: Asked, { answer, onFailure }: ServerOptions): Promise<Reply> {
  try {
    return await answer(asked);
  } catch (error) {
    onFailure(error);
    return errorReply(500, "drycall failed on this request; its log says why");
  }
}

function unheard({ code, message }: NodeJS.ErrnoException, host: string, port: number): UserError {
  const why = code === "EADDRINUSE" ? "something listens there already" : message;
  return new UserError(`cannot listen on ${host}:${port}: ${why}`, { hint: "`--port 0` picks a free port" });
}
