/** The test file that the plugin runs: one test per tool and target of the config's catalogue. */
import { describe, expect, inject, test } from "vitest";
import { check } from "../check.ts";
import { inputsOf } from "../cli/inputs.ts";
import { parseArguments } from "../cli/parse.ts";
import { settingsOf } from "../cli/settings.ts";
import { targetText } from "../providers/targets.ts";
import { reportText } from "./report-text.ts";

const { cwd, config } = inject("drycall");
const quiet = { write: () => true };
const given = parseArguments(config === undefined ? [] : ["--config", config]);
const settings = await settingsOf(given, { cwd, env: process.env, stdout: quiet, stderr: quiet });
const { inputs } = await inputsOf(settings);
const report = await check(inputs, settings.options);

test("every input can be read", () => {
  expect(report.failures.map(({ message }) => message)).toEqual([]);
});

for (const { name } of report.tools) {
  describe(name, () => {
    const asked = report.judgements.filter(({ request }) => request.tools.some((sent) => sent.name === name));
    test.each(asked.map(({ target }) => targetText(target)))("is accepted by %s", (text) => {
      const errors = report.findings.filter(
        ({ tool, target, severity }) => severity === "error" && tool === name && target && targetText(target) === text,
      );
      if (errors.length > 0) expect.fail(reportText({ ...report, findings: errors }));
    });
  });
}

test("nothing else is found", () => {
  const others = report.findings.filter(({ severity, target, tool }) => severity === "error" && !(target && tool));
  if (others.length > 0) expect.fail(reportText({ ...report, findings: others }));
});
