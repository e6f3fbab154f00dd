import type { Answer } from "../types.ts";
import type { Streamed } from "./face.ts";

/** An answer on its way out: all that a web response is made of. */
export interface Reply extends Streamed {
  status: number;
  /** The connection breaks after the last part. */
  broken?: true;
}

const json = { "content-type": "application/json" };

export function replyOf(body: unknown): Reply {
  return { status: 200, headers: json, parts: [JSON.stringify(body)] };
}

export function refusalReply({ status, headers, body }: Answer): Reply {
  if (body === undefined) return { status, headers, parts: [] };
  return { status, headers: { ...json, ...headers }, parts: [JSON.stringify(body)] };
}

/** Its first half: of the events of a stream, of the text of anything else. */
export function cut(reply: Reply): Reply {
  const [only, ...others] = reply.parts;
  const whole = others.length === 0 && only !== undefined ? [only.slice(0, only.length / 2)] : reply.parts;
  return { ...reply, parts: whole.slice(0, Math.ceil(whole.length / 2)), broken: true };
}

/** Its first half, and the provider's error; where it has none for that, the connection breaks. */
export function failed(reply: Reply): Reply {
  if (reply.failure === undefined) return cut(reply);
  const { broken: _, parts, ...half } = cut(reply);
  return { ...half, parts: [...parts, reply.failure] };
}

export function respond({ status, headers, parts, broken }: Reply): Response {
  const [only, ...others] = parts;
  if (others.length > 0 || broken) return new Response(streamOf(parts, broken), { status, headers });
  const body = typeof only === "string" ? encoder.encode(only) : only;
  const length = { "content-length": String(body?.byteLength ?? 0) };
  return new Response(body ?? null, { status, headers: { ...headers, ...length } });
}

const encoder = new TextEncoder();

/** A part at a time, as the reader asks for them. */
function streamOf(parts: Streamed["parts"], broken?: true): ReadableStream<Uint8Array> {
  const left = parts.values();
  return new ReadableStream({
    pull(controller) {
      const { value, done } = left.next();
      if (!done) controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
      else if (broken) controller.error(new Error("the connection was cut, as a fault was asked for"));
      else controller.close();
    },
  });
}
