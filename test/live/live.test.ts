import { afterEach, describe, expect, test } from "vitest";
import { live } from "../../src/live/live.ts";
import { providerOf } from "../../src/providers/index.ts";
import { targetText } from "../../src/providers/targets.ts";
import type { Loopback } from "../emulate/loopback.ts";
import { bad, environment, everyone, good, jumpingClock, providersAt, tool } from "./provider.ts";

const open: Loopback[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function at(...given: Parameters<typeof providersAt>) {
  const server = await providersAt(...given);
  open.push(server);
  return server.url;
}

const faults = { rates: { "429": 0.33, "500": 0.05 } };
const many = Array.from({ length: 500 }, (_, index) => tool(`tool_${index}`, index % 10 === 3 ? bad : good));

const few = many.slice(0, 60);

describe("up to 500 tools, a third of the answers 429 and a twentieth 500", () => {
  test.each([
    ["openai/chat.tools", many],
    ["azure-openai/responses.tools", few],
    ["anthropic/messages.tools", few],
    ["gemini/functionDeclarations.parameters", few],
    ["bedrock/converse.toolConfig", few],
  ] as const)("%s: every verdict arrives, none is wrong, and no more requests are sent than may be", async (target, tools) => {
    let sent = 0;
    const url = await at({ faults, onExchange: () => (sent += 1) });
    const clock = jumpingClock();
    const report = await live(tools, { env: environment(url), targets: [target], clock, tries: 12 });
    const [found] = report.targets;
    expect(found).toMatchObject({ disagreements: [], unknown: [] });
    expect(new Set(found?.agreed).size).toBe(tools.length);
    expect(report.spent.requests).toBe(sent);
    expect(sent).toBeLessThanOrEqual(1000);
  });
});

/** The main surfaces of who can be asked. */
const mains = everyone.flatMap(
  (id) =>
    providerOf(id)?.surfaces.flatMap(({ main, id: surface }) =>
      main ? [expect.stringContaining(`${id}/${surface}@`)] : [],
    ) ?? [],
);

test("every surface that can be asked agrees with its own emulation", async () => {
  const url = await at();
  const tools = [tool("good", good), tool("bad", bad), tool("out", good, { role: "format", strict: false })];
  const report = await live(tools, { env: environment(url), clock: jumpingClock() });
  const told = report.targets.map(({ target, disagreements, unknown, unusable }) => ({
    target: targetText(target),
    differ: disagreements.map(({ judged, answered }) => [judged, answered]),
    unknown,
    unusable,
  }));
  expect(told.filter(({ differ, unknown, unusable }) => differ.length + unknown.length > 0 || unusable)).toEqual([]);
  expect(told.map(({ target }) => target)).toEqual(expect.arrayContaining(mains));
});
