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
  const told = toldFaults(report, options).flatMap(byRule);
  const accepted = toldFaults({ findings: report.lock?.accepted ?? [] }, options).flatMap(byRule);
  const alike = [...told, ...accepted];
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
    results: [
      ...told.map((findings) => resultOf(findings, ids, report, options)),
      ...accepted.map((findings) => ({ ...resultOf(findings, ids, report, options), ...suppressed(report) })),
    ],
    properties: { asOf: report.asOf, targets: report.targets.map(targetText) },
  };
  const log = { $schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] };
  return `${JSON.stringify(log, null, 2)}\n`;
}

/** Whoever wrote the lock has let it be. */
function suppressed({ lock }: CheckReport) {
  return {
    suppressions: [{ kind: "external", status: "accepted", justification: `Accepted in ${lock?.file ?? "the lock"}.` }],
  };
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
    ...fixesOf(findings, report, options),
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

/** The fixes that have a place in the file's text; the others stay among the properties. */
function fixesOf(findings: Alike, report: CheckReport, options: ReportOptions) {
  const file = findings[0].file;
  if (file === undefined) return {};
  const fixes = findings[0].fixes.flatMap((fix) => {
    const change = options.textFixes?.get(fix);
    if (!change) return [];
    const { start, end, text } = change;
    const deletedRegion = {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
    };
    const replacements = [{ deletedRegion, insertedContent: { text } }];
    const { artifactLocation } = physicalLocation(findings, report, options) ?? {};
    return artifactLocation
      ? [{ description: { text: fixText(fix) }, artifactChanges: [{ artifactLocation, replacements }] }]
      : [];
  });
  return fixes.length > 0 ? { fixes } : {};
}

function messageOf(findings: Alike, title: string): string {
  return [`${title}.`, ...sentencesOf({ severity: findings[0].severity, findings })].join("\n");
}

function locationOf(findings: Alike, report: CheckReport, options: ReportOptions) {
  const [{ tool, pointer }] = findings;
  const place = physicalLocation(findings, report, options);
  return {
    ...(place && { physicalLocation: place }),
    ...(tool !== undefined && {
      logicalLocations: [{ name: tool, fullyQualifiedName: pointer === "" ? tool : `${tool}${pointer}`, kind: "tool" }],
    }),
  };
}

function physicalLocation(findings: Alike, report: CheckReport, options: ReportOptions) {
  const [{ severity, position }] = findings;
  const file = fileOf({ severity, findings }, report);
  if (file === undefined) return undefined;
  const uri = uriOf(file, options);
  return {
    artifactLocation: uri.startsWith("file:") ? { uri } : { uri, uriBaseId: "%SRCROOT%" },
    ...(position && { region: { startLine: position.line, startColumn: position.column } }),
  };
}
