import type { CheckReport } from "../check.ts";
import { targetText } from "../providers/targets.ts";
import type { Finding, Tool } from "../types.ts";
import { groupFindings, type SharedFault, type ToolFaults } from "./group.ts";
import type { ReportOptions } from "./options.ts";
import { pathInRepository } from "./place.ts";
import { sentencesOf } from "./told.ts";
import { type Element, xml } from "./xml.ts";

/** What a target, or drycall itself, has to say of the tools that it was shown. */
interface Suite {
  name: string;
  tools: readonly Tool[];
  findings: readonly Finding[];
}

/**
 * JUnit XML: a suite a target, a case a tool; one failure holds a tool's errors, `system-out` its warnings and notes.
 * What holds whoever is asked stands in a suite of drycall's own.
 */
export function junit(report: CheckReport, options: ReportOptions): string {
  const suites = suitesOf(report).map((suite) => suiteElement(suite, options));
  const failures = report.failures.map(({ message, hint = "" }): Element => {
    const error = { name: "error", attributes: { message, type: "input" }, parts: [`${message}\n${hint}`.trim()] };
    return { name: "testcase", attributes: { classname: "inputs", name: message.slice(0, 200) }, parts: [error] };
  });
  const all = failures.length > 0 ? [...suites, suite("inputs", failures)] : suites;
  const time = (report.milliseconds / 1000).toFixed(3);
  return xml({ name: "testsuites", attributes: { name: "drycall", ...sums(all), time }, parts: all });
}

function suitesOf({ targets, judgements, findings, tools }: CheckReport): Suite[] {
  const own = findings.filter(({ target }) => target === undefined);
  const asked = targets.flatMap((target): Suite[] => {
    const name = targetText(target);
    const judged = judgements.filter((judgement) => targetText(judgement.target) === name);
    const carried = judged.flatMap(({ request }) => request.tools.map(({ tool }) => tool));
    const found = findings.filter((finding) => finding.target && targetText(finding.target) === name);
    return carried.length > 0 ? [{ name, tools: carried, findings: found }] : [];
  });
  return own.length > 0 ? [{ name: "drycall", tools, findings: own }, ...asked] : asked;
}

function suiteElement({ name, tools, findings }: Suite, options: ReportOptions): Element {
  const groups = new Map(groupFindings(findings).map((group) => [keyOf(group.tool, group.file), group]));
  const cases = tools.map((tool): ToolFaults => {
    const key = keyOf(tool.name, tool.origin.file);
    const { faults = [] } = groups.get(key) ?? {};
    groups.delete(key);
    return { tool: tool.name, faults, ...(tool.origin.file !== undefined && { file: tool.origin.file }) };
  });
  return suite(
    name,
    [...groups.values(), ...cases].map((group) => caseElement(group, name, options)),
  );
}

function caseElement({ tool = "(all tools together)", faults }: ToolFaults, suite: string, options: ReportOptions) {
  const errors = faults.filter(({ severity }) => severity === "error");
  const others = options.quiet ? [] : faults.filter(({ severity }) => severity !== "error");
  const [first] = errors;
  const failure = first && {
    name: "failure",
    attributes: { message: messageOf(first), type: first.findings[0].rule },
    parts: [errors.map((fault) => faultText(fault, options)).join("\n\n")],
  };
  const out = others.map((fault) => `${fault.severity}: ${faultText(fault, options)}`).join("\n\n");
  const parts = [...(failure ? [failure] : []), ...(out === "" ? [] : [{ name: "system-out", parts: [out] }])];
  return { name: "testcase", attributes: { classname: suite, name: tool }, parts };
}

function messageOf({ findings: [{ said, title }] }: SharedFault): string {
  return said ?? title;
}

function faultText(fault: SharedFault, options: ReportOptions): string {
  const [{ title, rule, file, position, pointer }] = fault.findings;
  const at = position ? `:${position.line}:${position.column}` : "";
  const place = [file === undefined ? "" : pathInRepository(file, options) + at, pointer].filter((part) => part !== "");
  return [`${title} (${rule})`, ...(place.length > 0 ? [place.join("  ")] : []), ...sentencesOf(fault)].join("\n");
}

function suite(name: string, cases: readonly Element[]): Element {
  const holding = (part: string) =>
    cases.filter(({ parts = [] }) => parts.some((each) => nameOf(each) === part)).length;
  const counts = { tests: cases.length, failures: holding("failure"), errors: holding("error"), skipped: 0 };
  return { name: "testsuite", attributes: { name, ...counts }, parts: cases };
}

function sums(suites: readonly Element[]) {
  const sum = (key: string) => suites.reduce((total, { attributes }) => total + Number(attributes?.[key]), 0);
  return { tests: sum("tests"), failures: sum("failures"), errors: sum("errors") };
}

function nameOf(part: Element | string): string | undefined {
  return typeof part === "string" ? undefined : part.name;
}

function keyOf(tool: string | undefined, file: string | undefined): string {
  return `${file ?? ""}\0${tool ?? "\0"}`;
}
