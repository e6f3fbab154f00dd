import type { CheckReport } from "../../src/check.ts";
import type { ReportOptions } from "../../src/report/index.ts";
import type { Finding, Judgement, Severity, Target, Tool } from "../../src/types.ts";

/** Findings and reports of two providers that do not exist, so that no evidence of ours changes what is expected. */

export function target(provider: string, surface = "tools"): Target {
  return { provider, surface, strict: null, asOf: "2026-11-21" };
}

export const acme = target("acme");
export const bolt = target("bolt");

export function finding(parts: Partial<Finding> & { target?: Target } = {}): Finding {
  const provider = parts.target?.provider ?? "acme";
  return {
    rule: `${provider}/array-missing-items`,
    severity: "error",
    title: "Every array says what its `items` are",
    why: "The whole request is refused.",
    mend: "Add `items`.",
    target: acme,
    tool: "search",
    file: "tools.json",
    pointer: "/properties/stops",
    position: { line: 4, column: 16 },
    verdict: "reject",
    grade: "observed",
    args: {},
    fixes: [],
    said: `${provider} says no.`,
    fingerprint: "0123456789ab",
    ...parts,
  };
}

export function tool(name: string, file = "tools.json"): Tool {
  return { name, inputSchema: { type: "object" }, origin: { source: "json", file } };
}

/** A report of tools that every target carried. */
export function report(findings: readonly Finding[], tools: readonly Tool[], targets: readonly Target[]): CheckReport {
  const judgements = targets.map((each): Judgement => {
    const wireTools = tools.map((given, index) => ({
      tool: given,
      index,
      name: given.name,
      path: `tools[${index}]`,
      schemaPath: `tools[${index}].parameters`,
      wire: {},
      schema: given.inputSchema,
      strict: false,
    }));
    const own = findings.filter((found) => found.target === each);
    const request = { target: each, body: {}, tools: wireTools };
    return {
      target: each,
      request,
      verdict: own.length > 0 ? "reject" : "accept",
      findings: own,
      answer: null,
      reported: [],
    };
  });
  return { asOf: "2026-11-21", targets, tools, judgements, findings, passedOver: [], failures: [], milliseconds: 12 };
}

export function severities(given: readonly { severity: Severity }[]): Severity[] {
  return given.map(({ severity }) => severity);
}

export const plain: ReportOptions = {
  version: "0.0.0",
  width: 80,
  colour: false,
  unicode: true,
  quiet: false,
  notes: false,
  files: new Map(),
  discovered: [],
};

/** What a schema may hold that wants to be more than text. */
export const evil =
  "</script><img src=x onerror=alert(1)> ]]> & \" ' | `x` ``` @octocat #1 [a](https://evil.example) ::error:: \u001b[2J\u0000\ud800 \u202e\n%0A";
