/** `drycall/msw`: a provider as handlers of msw, at the provider's real hosts. */
import { type HttpHandler, http } from "msw";
import { emulate as answering, type EmulateOptions, type FaceId, hostsOf } from "../emulate/index.ts";

/**
 * Handlers for all that is sent to a provider's hosts; what goes elsewhere is not theirs. Clients that keep the `fetch`
 * they find when they are made, as openai's and Anthropic's do, are made after `server.listen()`.
 *
 * @example const server = setupServer(...emulate("openai"), ...emulate("anthropic", { faults: { rates: { "429": 0.33 } } }))
 */
export function emulate(provider: FaceId, options: EmulateOptions = {}): HttpHandler[] {
  const answer = answering(provider, options);
  const address = new RegExp(`^https://(?:${hostsOf(provider)})(?::443)?/`, "i");
  return [http.all(address, ({ request }) => answer(request))];
}
