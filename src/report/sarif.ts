import type { CheckReport } from "../check.ts";
import { fingerprint } from "../judge/fingerprint.ts";
import { targetText } from "../providers/targets.ts";
import type { Finding } from "../types.ts";
import type { SharedFault } from "./group.ts";
import type { ReportOptions } from "./options.ts";
import { uriOf } from "./place.ts";
import { ruleRow } from "./sarif-rules.ts";
import { fileOf, sentencesOf, toldFaults } from "./told.ts";
import { fixText } from "./voices.ts";

/** Findings of one rule about one fault: surfaces of a provider that say the same. */
type Alike = readonly [Finding, ...Finding[]];

/**
 * SARIF 2.1.0: one run, a descriptor for each rule that was broken, a result for each fault and rule. Surfaces of one
 * provider that refuse the same share a result, so that code scanning shows one alert.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function sarif(report: CheckReport, options: ReportOptions): string {
  const alike = toldFaults(report, options).flatMap(byRule);
  const firsts = new Map(alike.map(([finding]) => [finding.rule, finding]));
  const ids = [...firsts.keys()];
  const driver = {
    name: "drycall",
    ...(options.version !== "" && { version: options.version, semanticVersion: options.version }),
    rules: [...firsts.values()].map(ruleRow),
  };
  const run = {
    tool: { driver },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository." } } },
    invocations: [{ executionSuccessful: report.failures.length === 0, ...notifications(report) }],
    results: alike.map((findings) => resultOf(findings, ids, report, options)),
    properties: { asOf: report.asOf, targets: report.targets.map(targetText) },
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Inputs that could not be read. */
function notifications({ failures }: CheckReport) {
  if (failures.length === 0) return {};
  const toolExecutionNotifications = failures.map(({ message, hint }) => ({
    level: "error",
    message: { text: hint === undefined ? message : `${message}\n${hint}` },
  }));
  return { toolExecutionNotifications };
}

function byRule({ findings }: SharedFault): Alike[] {
  const rules = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const known = rules.get(finding.rule);
    if (known) known.push(finding);
    else rules.set(finding.rule, [finding]);
  }
  return [...rules.values()];
}

function resultOf(findings: Alike, ids: readonly string[], report: CheckReport, options: ReportOptions) {
  const [{ rule, severity, tool, pointer, args, title, grade, said, witness, verdict, fixes }] = findings;
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    kind: "fail",
    level: severity,
    message: { text: messageOf(findings, title) },
    locations: [locationOf(findings, report, options)],
    // The target's surface is no part of it: another target that says the same is no new fault.
    partialFingerprints: { "drycall/v1": fingerprint(rule, tool, pointer, args) },
    properties: {
      pointer,
      targets: findings.flatMap(({ target }) => (target ? targetText(target) : [])),
      fingerprints: findings.map((finding) => finding.fingerprint),
      args,
      ...(verdict !== undefined && { verdict }),
      ...(grade !== undefined && { grade }),
      ...(said !== undefined && { said }),
      ...(witness !== undefined && { witness }),
      ...(fixes.length > 0 && { fixes: fixes.map((fix) => ({ ...fix, effect: fixText(fix) })) }),
    },
  };
}

function messageOf(findings: Alike, title: string): string {
  return [`${title}.`, ...sentencesOf({ severity: findings[0].severity, findings })].join("\n");
}

function locationOf(findings: Alike, report: CheckReport, options: ReportOptions) {
  const [{ severity, tool, pointer, position }] = findings;
  const file = fileOf({ severity, findings }, report);
  const uri = file === undefined ? undefined : uriOf(file, options);
  const artifactLocation = uri?.startsWith("file:") ? { uri } : { uri, uriBaseId: "%SRCROOT%" };
  const region = position && { region: { startLine: position.line, startColumn: position.column } };
  return {
    ...(uri !== undefined && { physicalLocation: { artifactLocation, ...region } }),
    ...(tool !== undefined && {
      logicalLocations: [{ name: tool, fullyQualifiedName: pointer === "" ? tool : `${tool}${pointer}`, kind: "tool" }],
    }),
  };
}
