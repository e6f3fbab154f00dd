import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { packagedCaseFiles } from "../../src/cli/case-files.ts";
import { ruleNames } from "../../src/cli/rule-names.ts";
import { run } from "../../src/cli/run.ts";
import { providers } from "../../src/providers/index.ts";
import { widthOf } from "../../src/report/text.ts";
import { runIn } from "./scenario.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "drycall-run-"));
afterAll(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "tools.json"), '[{ "name": "t", "inputSchema": { "type": "object", "properties": {} } }]');

describe("drycall explain", () => {
  test("tells what, why, words, dates, sources and every case of a rule", async () => {
    const { status, stdout } = await runIn(root, ["explain", "openai/strict-ref-siblings"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^openai\/strict-ref-siblings\nA `\$ref` stands alone\.\n/);
    for (const label of ["why", "mend", "verdict", "where", "when", "words", "sources"])
      expect(stdout).toMatch(new RegExp(`^${label} {2,}\\S`, "m"));
    expect(stdout).toContain("openai-0086  2026-08-31");
    expect(stdout).toContain("https://github.com/vectorize-io/hindsight/pull/3944");
  });

  test("is no wider than the terminal", async () => {
    const { stdout } = await runIn(root, ["explain", "metaschema"]);
    expect(Math.max(...stdout.split("\n").map(widthOf))).toBeLessThanOrEqual(80);
  });

  test("takes a name without a provider for all that have it", async () => {
    const { stdout } = await runIn(root, ["explain", "strict-ref-siblings"]);
    expect(stdout).toMatch(/^openai\/strict-ref-siblings, azure-openai\/strict-ref-siblings/);
  });
});

describe("drycall rules", () => {
  const count = providers.reduce((sum, { rules }) => sum + rules.length, 0);
  const own = ["loss/not-json", "loss/widened", "drift/tool-changed", "budget/total", "hygiene/too-deep"];

  test("--json lists every rule", async () => {
    const { status, stdout } = await runIn(root, ["rules", "--json"]);
    const rules: { id: string }[] = JSON.parse(stdout);
    expect(status).toBe(0);
    const ids = new Set(rules.map(({ id }) => id));
    expect(ids.size).toBe(rules.length);
    expect(rules.filter((rule) => "verdict" in rule)).toHaveLength(count);
    expect([...ids]).toEqual(expect.arrayContaining(own));
  });

  test("prints every rule within the width", async () => {
    const { stdout } = await runIn(root, ["rules"]);
    const lines = stdout.split("\n");
    expect(lines.filter((line) => /^[a-z0-9-]+ +(reject|ignored) /.test(line))).toHaveLength(count);
    expect(lines.filter((line) => /^[a-z0-9-]+ +(error|warning|note)$/.test(line)).length).toBeGreaterThan(own.length);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  test.each(own)("lists %s, which `drycall explain` tells of and `--skip` takes", async (id) => {
    const { status, stdout } = await runIn(root, ["explain", id]);
    expect([status, stdout.split("\n")[0]]).toEqual([0, id]);
    expect(ruleNames([id])).toEqual([id]);
  });
});

test("every provider's cases come with drycall", async () => {
  const names = (await packagedCaseFiles()).map((file) => basename(file, ".jsonl"));
  expect(names).toEqual(expect.arrayContaining(providers.map(({ id }) => id)));
});

describe("reporters", () => {
  test("may write to several places", async () => {
    const argv = ["tools.json", "--reporter", "terminal", "--reporter", "json:out/report.json"];
    const { status, stdout } = await runIn(folder, argv);
    expect(status).toBe(0);
    expect(stdout).toContain("Nothing to refuse");
    expect(JSON.parse(readFileSync(join(folder, "out/report.json"), "utf8")).tools).toHaveLength(1);
  });

  test.each([
    [["--reporter", "jsn"], "error: no reporter is named `jsn`\nhint:  did you mean `json`?\n"],
    [
      ["--reporter", "json", "--reporter", "terminal"],
      "error: two reporters write to the same place\nhint:  name a file for one: --reporter json:report.json\n",
    ],
  ])("%j is refused", async (argv, stderr) => {
    expect(await runIn(folder, ["tools.json", ...argv])).toEqual({ status: 2, stdout: "", stderr });
  });

  test("leave no half-written file behind", async () => {
    mkdirSync(join(folder, "taken"));
    const { status, stderr } = await runIn(folder, ["tools.json", "--reporter", "html:taken"]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: taken: cannot be written: /);
    expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("annotate by themselves in GitHub Actions, unless one is named", async () => {
    writeFileSync(join(folder, "bad.json"), '[{ "name": "a b", "inputSchema": { "type": "object" } }]');
    const env = { GITHUB_ACTIONS: "true", NO_COLOR: "1" };
    const { stdout } = await runIn(folder, ["bad.json"], env);
    expect(stdout).toContain("✗ 3 errors in 1 tool");
    expect(stdout).toMatch(/^::error file=bad\.json,line=1,/m);
    const named = await runIn(folder, ["bad.json", "--reporter", "terminal"], env);
    expect(named.stdout).not.toContain("::error");
  });

  test("a failed input is told on stderr where stdout is for machines", async () => {
    const { status, stdout, stderr } = await runIn(folder, ["tools.json", "none.json", "--reporter", "json"]);
    expect(status).toBe(2);
    expect(JSON.parse(stdout).failures).toHaveLength(1);
    expect(stderr).toMatch(/^error: none\.json: no such file/);
  });
});

test.each([
  [["--as-of", "2026-02-30"], "`2026-02-30` is no day"],
  [["--trust", "hearsay"], "`hearsay` is no grade of evidence"],
  [["--max-warnings", "-1"], "`--max-warnings` needs a value"],
  [["--max-warnings", "many"], "`--max-warnings many` is no count"],
  [["--mcp-timeout", "0"], "`--mcp-timeout 0` is no time"],
  [["--module-timeout", "soon"], "`--module-timeout soon` is no time"],
  [["--config", "none.json"], "none.json: cannot be read: ENOENT"],
])("%j cannot be used", async (argv, message) => {
  const { status, stderr } = await runIn(folder, ["tools.json", ...argv]);
  expect(status).toBe(2);
  expect(stderr).toMatch(`error: ${message}`);
});

describe("a fault of drycall's own", () => {
  async function failing(env: Record<string, string>) {
    let stderr = "";
    const broken = () => {
      throw new Error("out of order");
    };
    const io = { cwd: folder, env, stdout: { write: broken }, stderr: { write: (text: string) => (stderr += text) } };
    return { status: await run(["--version"], io), stderr };
  }

  test("is told as one, without a stack", async () => {
    const { status, stderr } = await failing({});
    expect(status).toBe(3);
    expect(stderr).toMatch(/not your fault.*out of order.*DRYCALL_DEBUG=1/s);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("is told with its stack where that is asked for", async () => {
    expect((await failing({ DRYCALL_DEBUG: "1" })).stderr).toMatch(/^ +at /m);
  });
});
