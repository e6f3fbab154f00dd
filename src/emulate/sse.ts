import type { Streamed } from "./face.ts";

export interface ServerEvent {
  event?: string;
  data: unknown;
}

/**
 * Server-sent events as https://html.spec.whatwg.org/multipage/server-sent-events.html has them; text is sent as it is.
 *
 * @param failure what is sent in place of the rest, where the provider has an event for that
 */
export function sse(events: readonly ServerEvent[], failure?: ServerEvent): Streamed {
  const headers = { "content-type": "text/event-stream; charset=utf-8" };
  return { headers, parts: events.map(lines), ...(failure && { failure: lines(failure) }) };
}

function lines({ event, data }: ServerEvent): string {
  const named = event === undefined ? "" : `event: ${event}\n`;
  return `${named}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;
}

/** Pieces of a text, as a model's tokens arrive: about four characters each, never half of a surrogate pair. */
export function pieces(text: string): string[] {
  return text.match(/.{1,4}/gsu) ?? [];
}
