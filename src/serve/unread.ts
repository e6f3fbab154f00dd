import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import type { Reply } from "../emulate/index.ts";

/**
 * What has no path has no provider: the answer has the keys that the clients of OpenAI, Anthropic and Google read an
 * error from.
 */
export function errorReply(status: number, message: string): Reply {
  const type = status < 500 ? "invalid_request_error" : "api_error";
  const body = JSON.stringify({ type: "error", error: { type, message } });
  return { status, headers: { "content-type": "application/json" }, parts: [body] };
}

/** A request whose address is none. */
export function malformed(): Reply {
  return errorReply(400, "The request's address or host is malformed.");
}

/** Answers a connection that sends no HTTP, or too long headers, and ends it. */
export function refuseUnread({ code, message }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return;
  const status = code === "HPE_HEADER_OVERFLOW" ? 431 : 400;
  const { headers, parts } = errorReply(status, status === 431 ? "The request's headers are too large." : message);
  const sent = { ...headers, "content-length": Buffer.byteLength(parts.join("")), connection: "close" };
  const lines = Object.entries(sent).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${parts.join("")}`);
}
