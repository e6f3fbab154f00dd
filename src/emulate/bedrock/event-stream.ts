import { crc32 } from "node:zlib";

/** What one message of a stream says: its headers, all of them strings, and its payload as JSON. */
export interface EventMessage {
  headers: Readonly<Record<string, string>>;
  payload: unknown;
}

/** The prelude is two lengths and their checksum; each of these numbers takes four bytes. */
const preludeBytes = 12;
const checksumBytes = 4;
const stringType = 7;

/**
 * One message in AWS's event-stream framing, all numbers big-endian: the message's length, the headers' length, the
 * checksum of both, the headers, the payload, the checksum of all before it.
 * https://smithy.io/2.0/aws/amazon-eventstream.html
 */
export function encodeMessage({ headers, payload }: EventMessage): Uint8Array<ArrayBuffer> {
  const head = Buffer.concat(Object.entries(headers).map(encodeHeader));
  const body = Buffer.from(JSON.stringify(payload));
  const message = Buffer.alloc(preludeBytes + head.length + body.length + checksumBytes);
  message.writeUInt32BE(message.length, 0);
  message.writeUInt32BE(head.length, 4);
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8);
  head.copy(message, preludeBytes);
  body.copy(message, preludeBytes + head.length);
  const end = message.length - checksumBytes;
  message.writeUInt32BE(crc32(message.subarray(0, end)), end);
  return new Uint8Array(message);
}

/** A name's length in one byte, the name, the type of the value, its length in two bytes, the value. */
function encodeHeader([name, value]: readonly [string, string]): Buffer {
  const key = Buffer.from(name);
  const text = Buffer.from(value);
  const header = Buffer.alloc(1 + key.length + 1 + 2 + text.length);
  let at = header.writeUInt8(key.length, 0);
  at += key.copy(header, at);
  at = header.writeUInt8(stringType, at);
  at = header.writeUInt16BE(text.length, at);
  text.copy(header, at);
  return header;
}

/** An event of a stream: `messageStart`, `contentBlockDelta`, … */
export function eventMessage(type: string, payload: unknown): EventMessage {
  return { headers: { ":event-type": type, ":content-type": json, ":message-type": "event" }, payload };
}

/** A modelled exception in the middle of a stream: `throttlingException`, `modelStreamErrorException`, … */
export function exceptionMessage(type: string, payload: unknown): EventMessage {
  return { headers: { ":exception-type": type, ":content-type": json, ":message-type": "exception" }, payload };
}

const json = "application/json";
