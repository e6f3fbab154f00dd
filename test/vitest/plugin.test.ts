import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startVitest, type TestModule } from "vitest/node";
import { drycall } from "../../src/vitest/plugin.ts";

test("the plugin makes a test of every tool and target in the config's catalogue", async () => {
  const root = mkdtempSync(join(tmpdir(), "drycall-plugin-"));
  const schema = (properties: unknown) => ({ type: "object", properties });
  const tools = [
    { name: "add", parameters: schema({}) },
    { name: "tag", parameters: schema({ tags: { type: "array" } }) },
  ];
  writeFileSync(join(root, "tools.json"), JSON.stringify(tools));
  const config = { inputs: ["tools.json"], targets: ["openai/chat.tools", "anthropic/messages.tools"] };
  writeFileSync(join(root, "drycall.config.json"), JSON.stringify(config));
  const given = { root, config: false as const, watch: false, reporters: [{}], passWithNoTests: true };
  const vitest = await startVitest("test", [], given, { plugins: [drycall()] });
  try {
    const results = vitest.state.getTestModules().flatMap(resultsOf);
    expect(results).toEqual([
      ["every input can be read", "passed"],
      ["add > is accepted by openai/chat.tools", "passed"],
      ["add > is accepted by anthropic/messages.tools", "passed"],
      ["tag > is accepted by openai/chat.tools", "failed"],
      ["tag > is accepted by anthropic/messages.tools", "passed"],
      ["nothing else is found", "passed"],
    ]);
  } finally {
    await vitest.close();
    process.exitCode = 0;
  }
});

function resultsOf(module: TestModule): [string, string][] {
  return [...module.children.allTests()].map((each) => [each.fullName, each.result().state]);
}
