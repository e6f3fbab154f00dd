import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ask, start } from "./start.ts";

const folder = new URL("../../fixtures/incidents/", import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, folder), "utf8"));

/** A request as the published packages sent it, where reports tell how it was answered: `wire.json` of an incident. */
interface Sent {
  variant: string;
  path: string;
  body: object;
}

interface Refused {
  target?: string;
  rule: string;
  said?: string;
}

const server = await start();

describe.each(readdirSync(folder).filter((slug) => existsSync(new URL(`${slug}/wire.json`, folder))))("%s", (slug) => {
  const sent: Sent[] = read(`${slug}/wire.json`);
  const { refused }: { refused: Record<string, Refused[]> } = read(`${slug}/expected.json`);

  test.each(
    sent.map((request) => [request.variant, request.path, request.body] as const),
  )("%s, sent to %s, is answered as its users saw it", async (variant, path, body) => {
    const provider = path === "/v1/messages" ? "anthropic" : "openai";
    const faults = (refused[variant] ?? []).filter(({ target }) => target?.startsWith(`${provider}/`));
    const [fault] = faults.filter(({ target }) => !target?.endsWith("+strict"));
    const response = await ask(server.url + path, body);
    const text = await response.text();
    expect(response.status, text).toBe(fault ? 400 : 200);
    if (!fault) return;
    const { judgements, message } = server.exchanges.at(-1) ?? {};
    expect(judgements?.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toContain(fault.rule);
    if (fault.said !== undefined) expect([message, JSON.parse(text).error.message]).toEqual([fault.said, fault.said]);
  });
});
