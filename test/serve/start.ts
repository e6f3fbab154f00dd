import { afterAll } from "vitest";
import { type EmulateOptions, type Exchange, type FaceId, faces } from "../../src/emulate/index.ts";
import { type ServeOptions, type Serving, serve } from "../../src/serve/index.ts";

export const everyone = Object.keys(faces) as [FaceId, ...FaceId[]];

export interface Started extends Serving {
  exchanges: Exchange[];
}

/** A server on a free port, which stops when the tests of the file are over. */
export async function start(options: EmulateOptions & Partial<ServeOptions> = {}): Promise<Started> {
  const exchanges: Exchange[] = [];
  const serving = await serve({
    host: "127.0.0.1",
    port: 0,
    providers: everyone,
    sources: [],
    page: { json: (report) => JSON.stringify(report.refusals), html: () => "<!doctype html>" },
    onExchange: (exchange) => exchanges.push(exchange),
    onFailure: (error) => {
      throw error;
    },
    ...options,
  });
  afterAll(() => serving.stop(1000));
  return { ...serving, exchanges };
}

export function ask(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const usual = { authorization: "Bearer any", "x-api-key": "any", "anthropic-version": "2023-06-01" };
  return fetch(url, {
    method: "POST",
    body: text,
    headers: { ...usual, "content-type": "application/json", ...headers },
  });
}

export const hello = { messages: [{ role: "user", content: "Hi" }] };
