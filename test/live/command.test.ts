import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { readCases } from "../../src/evidence/read.ts";
import { bad, environment, good, providersAt } from "./provider.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "drycall-live-"));
  const secret = { ...good, description: `Send ${"sk-ant-"}api03-${"Zq8Xw3Rt".repeat(6)} along.` };
  const tools = Object.entries({ good, bad, secret }).map(([name, inputSchema]) => ({ name, inputSchema }));
  await writeFile(join(folder, "tools.json"), JSON.stringify(tools));
});
afterEach(() => rm(folder, { recursive: true }));

const argv = ["live", "tools.json", "--target", "openai/chat.tools"];

async function command(flags: readonly string[], answer?: (response: Response) => Response) {
  const bodies: string[] = [];
  const around: Parameters<typeof providersAt>[1] = (provider) => async (request) => {
    bodies.push(await request.clone().text());
    const response = await provider(request);
    return answer?.(response) ?? response;
  };
  const server = await providersAt({}, around, ["openai"]);
  let printed = "";
  const stdout = { columns: 80, write: (text: string) => (printed += text) };
  const io = { cwd: folder, env: environment(server.url), stdout, stderr: stdout };
  const status = await run([...argv, ...flags], io);
  server.close();
  return { status, printed, bodies };
}

test("agreement is status 0, and a tool that holds a secret is sent to nobody", async () => {
  const { status, printed, bodies } = await command([]);
  expect(status).toBe(0);
  expect(printed).toContain("2 verdicts as judged, 0 otherwise, 0 unknown");
  expect(printed).toContain("secret was sent to nobody");
  expect(bodies.join()).not.toContain("sk-ant-");
  expect(await readdir(folder)).toEqual(["tools.json"]);
});

test("disagreement is status 1, with both verdicts, and a case by the id that is printed", async () => {
  const { status, printed } = await command(["--cases", "seen.jsonl"], (response) =>
    response.status === 400 ? Response.json({}) : response,
  );
  expect(status).toBe(1);
  expect(printed).toMatch(/it says +accept \(200\)\n +drycall +reject: .*\n.*array\s+schema missing items/);
  expect(printed).toContain("case openai-5001");
  expect(await readCases(join(folder, "seen.jsonl"))).toMatchObject([{ id: "openai-5001", verdict: "accept" }]);
  expect(Math.max(...printed.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("a key that is refused is status 2, and says what the provider says", async () => {
  const refused = { error: { message: "Incorrect API key provided: sk-test-openai." } };
  const { status, printed } = await command([], () => Response.json(refused, { status: 401 }));
  expect(status).toBe(2);
  expect(printed).toContain("openai/chat.tools@gpt-4.1-mini cannot be asked: status 401: Incorrect API key");
  expect(printed).not.toContain("sk-test-openai");
});

test("in JSON, the same", async () => {
  const { status, printed } = await command(["--json"]);
  expect(status).toBe(0);
  expect(JSON.parse(printed)).toMatchObject({
    targets: [{ agreed: ["good", "bad"], disagreements: [], unknown: [] }],
    withheld: ["secret"],
    skipped: [],
  });
});
