import type { CheckReport } from "../check.ts";
import { targetText } from "../providers/targets.ts";
import type { Finding, Judgement, Severity, Tool } from "../types.ts";
import { countFaults, groupFindings } from "./group.ts";
import type { ReportOptions } from "./options.ts";

/** All that a run found out, as schemas/report.schema.json describes it. What is not known is null. */
export function json(report: CheckReport, options: ReportOptions): string {
  return `${JSON.stringify(jsonValue(report, options), null, 2)}\n`;
}

export function jsonValue(report: CheckReport, { version, quiet, discovered }: ReportOptions) {
  const {
    asOf,
    targets,
    tools,
    judgements,
    findings,
    lock,
    tokens = null,
    tenants = null,
    diff = null,
    passedOver,
    failures,
    milliseconds,
  } = report;
  const told = quiet ? findings.filter(({ severity }) => severity === "error") : findings;
  return {
    drycall: version,
    asOf,
    targets: targets.map(targetText),
    tools: tools.map(toolRow),
    findings: told.map(findingRow),
    lock: lock ? { ...lock, accepted: lock.accepted.map(findingRow) } : null,
    answers: judgements.map(answerRow),
    tokens,
    tenants,
    diff,
    discovered,
    passedOver: passedOver.map(({ what, why, file = null }) => ({ what, why, file })),
    failures: failures.map(({ message, hint = null }) => ({ message, hint })),
    summary: {
      tools: tools.length,
      targets: targets.length,
      findings: countBySeverity(findings),
      faults: countFaults(groupFindings(findings)),
      milliseconds: Math.round(milliseconds),
    },
  };
}

function toolRow({ name, role, origin }: Tool) {
  const { line = null, column = null } = origin.locate?.("") ?? {};
  return { name, role: role ?? "tool", source: origin.source, file: origin.file ?? null, line, column };
}

function findingRow(finding: Finding) {
  const { rule, severity, verdict = null, grade = null, target, tool = null, file = null, position } = finding;
  const { pointer, title, said = null, why, mend, args, fixes, witness = null, tenants = null, fingerprint } = finding;
  const { line = null, column = null } = position ?? {};
  const by = target ? targetText(target) : null;
  const place = { tool, file, line, column, pointer };
  return {
    rule,
    severity,
    verdict,
    grade,
    target: by,
    ...place,
    title,
    said,
    why,
    mend,
    args,
    fixes,
    witness,
    tenants,
    fingerprint,
  };
}

function answerRow({ target, request, verdict, answer, reported }: Judgement) {
  const { status = null, body = null, message = null } = answer ?? {};
  return {
    target: targetText(target),
    tools: request.tools.map(({ name }) => name),
    verdict,
    status,
    body,
    message,
    reported,
  };
}

function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
