import { answering, type EmulateOptions, type Exchange, type FaceId, mostBytes, type Reply } from "../emulate/index.ts";
import { today } from "../schema/dates.ts";
import type { Tool } from "../types.ts";
import { addresses, providerUrl } from "./addresses.ts";
import { listen, type Server } from "./server.ts";
import { newSession, type Session, type SessionReport } from "./session.ts";

export interface ServeOptions extends Omit<EmulateOptions, "onExchange"> {
  host: string;
  /** 0 picks a free one. */
  port: number;
  providers: readonly [FaceId, ...FaceId[]];
  /** The tools as they were written: those that arrive are compared with them. */
  sources: readonly Tool[];
  /** What `GET /drycall` shows. */
  page: { json(report: SessionReport): string; html(report: SessionReport): string };
  onExchange(exchange: Exchange): void;
  onFailure(error: unknown): void;
}

/** A server and what it has seen. */
export interface Serving extends Server {
  session: Session;
}

/**
 * Puts emulated providers behind one address, told apart by a prefix, else by path and key.
 *
 * @throws UserError where the address cannot be listened on
 */
export async function serve({
  host,
  port,
  providers,
  sources,
  page,
  onFailure,
  ...given
}: ServeOptions): Promise<Serving> {
  const session = newSession({ sources, asOf: given.asOf ?? today() });
  const answer = answering(providers, {
    ...given,
    onExchange(exchange) {
      session.note(exchange);
      given.onExchange(exchange);
    },
  });
  const server = await listen({
    host,
    port,
    maxBytes: given.maxBytes ?? mostBytes,
    onHangUp: session.noteHangUp,
    onFailure,
    async answer(asked) {
      const { url, headers } = asked;
      if (url.pathname === "/drycall") return pageOf(headers, session, page);
      // A browser that shows the page asks for it.
      if (url.pathname === "/favicon.ico") return { status: 204, headers: {}, parts: [] };
      return answer({ ...asked, url: providerUrl(url, headers) });
    },
  });
  return { ...server, session };
}

/** The base URLs of some providers, and the environment variables that their clients read them from. */
export function addressesOf(url: string, providers: readonly FaceId[]): { base: string; variable: string }[] {
  return addresses
    .filter(({ provider }) => providers.includes(provider))
    .map(({ base, variable }) => ({ base: url + base, variable }));
}

async function pageOf(headers: Headers, session: Session, page: ServeOptions["page"]): Promise<Reply> {
  const report = await session.report();
  const isForBrowser = headers.get("accept")?.includes("text/html") ?? false;
  const type = isForBrowser ? "text/html; charset=utf-8" : "application/json";
  const body = isForBrowser ? page.html(report) : page.json(report);
  return { status: 200, headers: { "content-type": type, "cache-control": "no-store" }, parts: [body] };
}
