import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { run } from "../../src/cli/run.ts";
import { ask, hello } from "./start.ts";

test("the command tells where it listens, logs each request, and at a signal reports and ends with 1", async () => {
  const folder = mkdtempSync(join(tmpdir(), "drycall-serve-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const schema = { type: "object", properties: { q: { type: "string", minLength: 2 } }, required: ["q"] };
  const written = ["find", "drop"].map((name) => ({ name, description: "What it does", inputSchema: schema }));
  writeFileSync(join(folder, "tools.json"), JSON.stringify(written));

  let ended: Promise<number> | undefined;
  const others = process.listeners("SIGTERM");
  let [stdout, stderr] = ["", ""];
  const url = await new Promise<string>((resolve, reject) => {
    const write = (text: string) => {
      stdout += text;
      const [, ready] = /^listening on (http:\S+)$/m.exec(stdout) ?? [];
      if (ready) resolve(ready);
    };
    const io = { cwd: folder, env: {}, stdout: { write }, stderr: { write: (text: string) => (stderr += text) } };
    ended = run(["serve", "tools.json", "--port", "0", "--target", "openai"], io).finally(() =>
      reject(new Error(stderr)),
    );
  });
  expect(stdout).toContain(`OPENAI_BASE_URL=${url}/openai/v1\n`);

  const parameters = { type: "object", properties: { q: { type: "array" } }, required: ["q"] };
  const tools = [{ type: "function", function: { name: "find", description: "What it does", parameters } }];
  const response = await ask(`${url}/openai/v1/chat/completions`, { model: "gpt-4o", ...hello, tools });
  expect(response.status).toBe(400);
  const seen = await (await fetch(`${url}/drycall`)).json();
  expect(seen).toMatchObject({
    requests: 1,
    refused: 1,
    refusals: [{ status: 400, message: expect.stringContaining("array schema missing items") }],
    catalogues: [{ target: "openai/chat.tools", tools: ["find"], verdict: "reject", requests: 1 }],
    rewrites: [
      { surface: "openai/chat.tools", unsent: ["drop"], changed: [{ tool: "find", relation: "incomparable" }] },
    ],
    report: { summary: { tools: 1 } },
  });
  const page = await (await fetch(`${url}/drycall`, { headers: { accept: "text/html" } })).text();
  expect(page).toContain("array schema missing items");

  // As if the signal came: the test's own process must not have it.
  for (const listener of process.listeners("SIGTERM")) if (!others.includes(listener)) listener("SIGTERM");
  expect(await ended).toBe(1);
  expect(stderr).toContain("✗ 400 POST /v1/chat/completions · 1 tool · openai/array-missing-items\n");
  expect(stdout).toMatch(/drop never arrived/);
  expect(stdout).toMatch(/\/properties\/q: string became array/);
  expect(stdout.trimEnd().split("\n").at(-1)).toBe("✗ 1 request of 1 client: 1 refused");
});
