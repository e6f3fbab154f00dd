import type { Args, Finding, Severity } from "../types.ts";
import { sameTarget } from "./targets.ts";

/** One fault of the user's: what each target says of it. */
export interface SharedFault {
  /** Of its loudest finding, which is the first. */
  severity: Severity;
  findings: readonly [Finding, ...Finding[]];
}

/** The faults of one tool, or of all tools together where `tool` is absent. */
export interface ToolFaults {
  tool?: string;
  file?: string;
  faults: readonly SharedFault[];
}

const quietestFirst: readonly Severity[] = ["note", "warning", "error"];

/** Puts together what several targets say of the same fault, by tool; the loudest first, then in the order of the file. */
export function groupFindings(findings: readonly Finding[]): ToolFaults[] {
  const tools = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.file ?? ""}\0${finding.tool ?? "\0"}`;
    const known = tools.get(key);
    if (known) known.push(finding);
    else tools.set(key, [finding]);
  }
  return [...tools.values()].map((ofTool) => {
    const { tool, file } = ofTool[0] ?? {};
    const faults = sharedFaults(ofTool).sort(byUrgency);
    return { faults, ...(tool !== undefined && { tool }), ...(file !== undefined && { file }) };
  });
}

/** How many faults there are of each severity. */
export function countFaults(tools: readonly ToolFaults[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { faults } of tools) for (const { severity } of faults) counts[severity] += 1;
  return counts;
}

/** The name of a rule without its provider: `strict-ref-siblings`. */
export function ruleName(rule: string): string {
  return rule.slice(rule.indexOf("/") + 1);
}

/** Are two findings about rules that demand the same? */
export function sameRule(a: Finding, b: Finding): boolean {
  return ruleName(a.rule) === ruleName(b.rule) || a.title === b.title;
}

function sharedFaults(findings: readonly Finding[]): SharedFault[] {
  const places = new Map<string, [Finding, ...Finding[]][]>();
  for (const finding of findings) {
    const { pointer, position } = finding;
    const place = `${position?.line}:${position?.column}${pointer}`;
    const faults = places.get(place) ?? [];
    const same = faults.find((fault) => isSameFault(fault, finding));
    if (same) same.push(finding);
    else faults.push([finding]);
    places.set(place, faults);
  }
  return [...places.values()].flat().map(toFault);
}

/** A target says a fault once: its second finding at a place is another fault. */
function isSameFault(fault: readonly [Finding, ...Finding[]], finding: Finding): boolean {
  const [first] = fault;
  return (
    sameRule(first, finding) &&
    sameSubject(first.args, finding.args) &&
    !fault.some(({ target }) => sameTarget(target, finding.target))
  );
}

/** The args that name a part of the schema; the others spell a place or measure a size in a provider's own way. */
const subjects = ["missing", "extra", "key", "keyword", "keywords", "name", "ref", "reference"];

function sameSubject(a: Args, b: Args): boolean {
  return subjects.every((arg) => !Object.hasOwn(a, arg) || !Object.hasOwn(b, arg) || String(a[arg]) === String(b[arg]));
}

/** The loudest finding speaks first. */
function toFault(findings: [Finding, ...Finding[]]): SharedFault {
  findings.sort((a, b) => loudness(b) - loudness(a));
  return { severity: findings[0].severity, findings };
}

function loudness({ severity }: { severity: Severity }): number {
  return quietestFirst.indexOf(severity);
}

function byUrgency(a: SharedFault, b: SharedFault): number {
  const [{ position: at }] = a.findings;
  const [{ position: other }] = b.findings;
  return loudness(b) - loudness(a) || (at?.line ?? 0) - (other?.line ?? 0) || (at?.column ?? 0) - (other?.column ?? 0);
}
