import type { CheckReport } from "../check.ts";
import type { Severity } from "../types.ts";
import type { SharedFault } from "./group.ts";
import type { ReportOptions } from "./options.ts";
import { pathInRepository } from "./place.ts";
import { plural, visible } from "./text.ts";
import { fileOf, sentencesOf, toldFaults } from "./told.ts";

/**
 * GitHub shows so many annotations of each kind a step; the others are lost.
 * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations (2026-11)
 */
const mostOfAKind = 10;

const commandOf: Readonly<Record<Severity, "error" | "warning" | "notice">> = {
  error: "error",
  warning: "warning",
  note: "notice",
};

/**
 * Workflow commands, a line each: GitHub Actions makes annotations at lines of them. What is beyond GitHub's limit is
 * counted in a last notice. Notes are left out unless they are asked for.
 *
 * @see https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function github(report: CheckReport, options: ReportOptions): string {
  const faults = toldFaults(report, options).filter(({ severity }) => severity !== "note" || options.notes);
  const kinds = (["error", "warning", "note"] as const).map((severity) => {
    return faults.filter((fault) => fault.severity === severity);
  });
  // The last notice takes the place of one.
  const shown = kinds.map((ofKind, index) => ofKind.slice(0, index === 2 ? mostOfAKind - 1 : mostOfAKind));
  const rest = kinds.flatMap((ofKind, index) => ofKind.slice(shown[index]?.length));
  const failures = report.failures.map(({ message, hint = "" }) => command("error", {}, `${message}\n${hint}`.trim()));
  const lines = [
    ...failures,
    ...shown.flat().map((fault) => annotation(fault, report, options)),
    ...(rest.length > 0 ? [command("notice", { title: "drycall" }, restText(rest))] : []),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function annotation(fault: SharedFault, report: CheckReport, options: ReportOptions): string {
  const [{ tool, title, position, rule }] = fault.findings;
  const file = fileOf(fault, report);
  const properties = {
    ...(file !== undefined && { file: pathInRepository(file, options) }),
    ...(position && { line: position.line, col: position.column }),
    title: `${tool === undefined ? "all tools together" : tool}: ${title} (${rule})`,
  };
  return command(commandOf[fault.severity], properties, sentencesOf(fault).join("\n"));
}

function restText(rest: readonly SharedFault[]): string {
  const tools = [...new Set(rest.flatMap(({ findings: [{ tool }] }) => tool ?? []))];
  const named = tools.slice(0, 20).join(", ");
  const more = tools.length > 20 ? ` and ${plural(tools.length - 20, "other tool")}` : "";
  const where = tools.length > 0 ? ` in ${named}${more}` : "";
  return `${plural(rest.length, "more fault")}${where}: GitHub shows ${mostOfAKind} annotations of a kind. The log has all.`;
}

/** `::error file=a.json,line=3::message`, escaped as actions/toolkit does (packages/core/src/command.ts). */
function command(name: string, properties: Readonly<Record<string, string | number>>, message: string): string {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  return `::${[name, pairs.join(",")].join(" ").trim()}::${data(visible(message, { lines: true }))}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(visible(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
