import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { agreementOf } from "../../src/evidence/agreement.ts";
import { readCases } from "../../src/evidence/read.ts";
import { runCase } from "../../src/evidence/run.ts";
import { addCases } from "../../src/live/case-file.ts";
import { live } from "../../src/live/live.ts";
import { bad, environment, good, jumpingClock, providersAt, tool } from "./provider.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "drycall-live-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** OpenAI as it would be without the rule of openai/array-missing-items. */
async function withoutTheRule(request: Request, answer: (request: Request) => Promise<Response>): Promise<Response> {
  const response = await answer(request);
  const text = await response.clone().text();
  return text.includes("array schema missing items") ? Response.json({ choices: [] }) : response;
}

/** OpenAI as it would be with a rule that drycall does not know. */
async function withAnotherRule(request: Request, answer: (request: Request) => Promise<Response>): Promise<Response> {
  if (!(await request.clone().text()).includes("tool_13")) return answer(request);
  return Response.json({ error: { message: newWords, type: "invalid_request_error" } }, { status: 400 });
}
const newWords = "Invalid schema for function 'tool_13': not on a Friday.";

/** OpenAI, in other words. */
async function inOtherWords(request: Request, answer: (request: Request) => Promise<Response>): Promise<Response> {
  const response = await answer(request);
  if (response.status !== 400) return response;
  return Response.json({ error: { message: "Arrays need items." } }, { status: 400 });
}

const changes = [
  {
    name: "a refusal that is no more",
    change: withoutTheRule,
    differs: "verdict",
    tools: ["tool_7"],
    said: { verdict: "accept", status: 200, error: null, rule: "array-missing-items" },
  },
  {
    name: "a refusal that is new, found in a batch",
    change: withAnotherRule,
    differs: "verdict",
    tools: ["tool_13"],
    said: { verdict: "reject", status: 400, error: newWords, errorMatch: "exact" },
  },
  {
    name: "other words",
    change: inOtherWords,
    differs: "words",
    tools: ["tool_7"],
    said: { verdict: "reject", error: "Arrays need items.", rule: "array-missing-items", path: "/properties/cities" },
  },
];

const tools = Array.from({ length: 20 }, (_, index) => tool(`tool_${index}`, index === 7 ? bad : good));

describe("a provider that is not as it is emulated", () => {
  test.each(
    changes,
  )("$name: a case that drycall's own reader takes, and that disagrees with drycall", async (given) => {
    const { change, differs, tools: names, said } = given;
    const server = await providersAt({}, (answer) => (request) => change(request, answer), ["openai"]);
    const targets = ["openai/chat.tools"];
    const report = await live(tools, { env: environment(server.url), targets, clock: jumpingClock() });
    server.close();
    const [target] = report.targets;
    expect(target?.disagreements).toMatchObject([{ differs, tools: names }]);
    expect(target?.agreed).toHaveLength(19);

    const file = join(folder, `${differs}-${names[0]}.jsonl`);
    const cases = target?.disagreements.map((each) => each.case) ?? [];
    expect(await addCases(cases, file)).toEqual(["openai-5001"]);
    expect(await addCases(cases, file)).toEqual(["openai-5001"]);
    const written = await readCases(file);
    expect(written).toMatchObject([{ ...said, id: "openai-5001", observed: report.asOf, evidence: "observed" }]);
    const { failures } = agreementOf(written.map((each) => runCase(each, report.asOf)));
    expect(failures[0]).toMatchObject({ field: differs === "words" ? "error" : "verdict" });
    expect(await readFile(file, "utf8")).toMatch(/^[^\n]+\n$/);
  });

  test("tools that are refused only together are one case, of the fewest that were asked about at once", async () => {
    const together = ["tool_2", "tool_3"].map((name) => `"${name}"`);
    const server = await providersAt(
      {},
      (answer) => async (request) => {
        const text = await request.clone().text();
        if (!together.every((name) => text.includes(name))) return answer(request);
        return Response.json({ error: { message: "Not these two." } }, { status: 400 });
      },
      ["openai"],
    );
    const targets = ["openai/chat.tools"];
    const report = await live(tools, { env: environment(server.url), targets, clock: jumpingClock() });
    server.close();
    const [{ disagreements, agreed } = { disagreements: [], agreed: [] }] = report.targets;
    const [found] = disagreements;
    expect(disagreements).toHaveLength(1);
    expect(found?.tools).toEqual(expect.arrayContaining(["tool_2", "tool_3"]));
    expect(found?.tools.length).toBeLessThanOrEqual(5);
    expect(found?.case).toMatchObject({ verdict: "reject", error: "Not these two." });
    expect(new Set([...agreed, ...(found?.tools ?? [])]).size).toBe(tools.length);
  });

  test("an answer that is another when asked once more is unknown", async () => {
    let refused = 0;
    const server = await providersAt(
      {},
      (answer) => async (request) => {
        if (!(await request.clone().text()).includes("tool_13") || refused === 5) return answer(request);
        refused += 1;
        return Response.json({ error: { message: "Bad luck." } }, { status: 400 });
      },
      ["openai"],
    );
    const targets = ["openai/chat.tools"];
    const report = await live(tools, { env: environment(server.url), targets, clock: jumpingClock() });
    server.close();
    expect(report.targets[0]).toMatchObject({ disagreements: [], unknown: [{ tool: "tool_13" }] });
  });
});
