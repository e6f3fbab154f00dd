/** `drycall/nock`: a provider as interceptors of nock, at the provider's real hosts. */

import type { ClientRequest } from "node:http";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import nock from "nock";
import { emulate as answering, type EmulateOptions, type FaceId, hostsOf } from "../emulate/index.ts";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/**
 * Intercepts all that is sent to a provider's hosts, until `nock.cleanAll()`; what goes elsewhere is left alone.
 *
 * @example emulate("openai"); await new OpenAI().responses.create({ model: "gpt-5", input: "Hi" })
 */
export function emulate(provider: FaceId, options: EmulateOptions = {}): nock.Scope {
  const answer = answering(provider, options);
  // nock asks for `https://api.openai.com:443`, and for the name alone.
  const scope = nock(new RegExp(`^(?:https://)?(?:${hostsOf(provider)})(?::443)?(?:/|$)`, "i")).persist();
  const bodies = new WeakMap<ClientRequest, string>();
  scope.on("request", (sent: ClientRequest, _: unknown, body: string) => {
    bodies.set(sent, body);
    // nock 14 parses what is said to be JSON, and brings the process down where it is none.
    Object.assign(sent, { headers: {} });
  });
  for (const method of methods)
    scope.intercept(/.*/, method).reply(async function (uri) {
      const sent = this.req;
      const request = new Request(`https://${sent.getHeader("host")}${uri}`, {
        method,
        headers: headersOf(sent),
        ...(method !== "GET" && { body: bodies.get(sent) ?? "" }),
      });
      const { status, headers, body } = await answer(request);
      return [status, body === null ? "" : Readable.fromWeb(body as ReadableStream), Object.fromEntries(headers)];
    });
  return scope;
}

function headersOf(sent: ClientRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent.getHeaders()))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(", ") : String(value));
  return headers;
}
