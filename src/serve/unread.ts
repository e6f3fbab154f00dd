import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";

/**
 * What cannot be read as HTTP has no path, and so no provider: the answer has the keys that the clients of OpenAI,
 * Anthropic and Google read an error from.
 */
function bodyOf(message: string) {
  return { type: "error", error: { type: "invalid_request_error", message } };
}

/** A request whose address is none. */
export function malformed(): Response {
  return Response.json(bodyOf("The request's address or host is malformed."), { status: 400 });
}

/** Answers a connection that sends no HTTP, or too long headers, and ends it. */
export function refuseUnread({ code, message }: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable) return;
  const status = code === "HPE_HEADER_OVERFLOW" ? 431 : 400;
  const body = JSON.stringify(bodyOf(status === 431 ? "The request's headers are too large." : message));
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close`;
  socket.end(`${head}\r\n\r\n${body}`);
}
