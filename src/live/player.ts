import { isDeepStrictEqual } from "node:util";
import type { Definition } from "nock";
import { UserError } from "../errors.ts";
import type { JsonObject } from "../types.ts";

export interface Player {
  fetch: typeof fetch;
  /** Gives the process its network back. */
  stop(): void;
}

/** Plays recorded exchanges: nothing else is answered. @throws UserError where nock is not installed */
export async function playerOf(exchanges: readonly JsonObject[]): Promise<Player> {
  const { default: nock } = await import("nock").catch((cause: unknown) => {
    throw new UserError("cassettes are played by nock, which is not installed here", {
      hint: "npm install --save-dev nock",
      cause,
    });
  });
  if (!nock.isActive()) nock.activate();
  nock.disableNetConnect();
  for (const scope of nock.define(exchanges.flatMap(definition))) scope.persist();
  const play = globalThis.fetch;
  return {
    fetch: (input, init) =>
      play(input, init).catch(() => {
        throw new Error("the cassette has no such request: `--record all` records it");
      }),
    stop() {
      nock.cleanAll();
      nock.enableNetConnect();
      nock.restore();
    },
  };
}

/** What a cassette of ours has; another's is not played. */
function definition({ scope, path, body, status, response }: JsonObject): Definition[] {
  if (typeof scope !== "string" || typeof path !== "string" || typeof status !== "number") return [];
  const isSame = (asked: unknown) => isDeepStrictEqual(asked, body);
  const rawHeaders = { "content-type": "application/json" };
  return [{ scope, path, method: "POST", body: isSame, status, response: JSON.stringify(response), rawHeaders }];
}
