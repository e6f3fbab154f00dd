import type { CheckReport } from "../check.ts";
import { targetText } from "../providers/targets.ts";
import type { Severity, Target, Tool } from "../types.ts";
import { whoOf } from "./targets.ts";

export type Mark = Severity | "accept";

/** What each target makes of one tool. */
export interface Row {
  /** Absent for what is wrong with all tools together. */
  tool?: string;
  file?: string;
  /** A mark a target; undefined where the target does not carry the tool. */
  marks: (Mark | undefined)[];
}

const quietestFirst: readonly Mark[] = ["accept", "note", "warning", "error"];

/** The targets that carried anything, those of formats last, and a row of marks for each tool. */
export function marksOf(report: CheckReport): { targets: readonly Target[]; rows: Row[] } {
  const targets = [...carriers(report, undefined), ...carriers(report, "format")];
  const column = new Map(targets.map((target, index) => [targetText(target), index]));
  const together: Row = { marks: targets.map(() => undefined) };
  const rows = new Map(
    report.tools.map(({ name, origin }): [string, Row] => {
      return [
        keyOf(name, origin.file),
        { tool: name, ...(origin.file !== undefined && { file: origin.file }), marks: targets.map(() => undefined) },
      ];
    }),
  );
  for (const { target, request } of report.judgements) {
    const at = column.get(targetText(target));
    for (const { tool } of request.tools) raise(rows.get(keyOf(tool.name, tool.origin.file)), at, "accept");
  }
  // What the lock accepts is refused as ever, and let be.
  const letBe = (report.lock?.accepted ?? []).map((finding) => ({ ...finding, severity: "note" as const }));
  for (const { rule, tool, file, target, severity } of [...report.findings, ...letBe]) {
    if (isOurs(rule)) continue;
    const row = tool === undefined ? together : rows.get(keyOf(tool, file));
    // A finding without a target holds whoever is asked.
    const columns = target ? [column.get(targetText(target))] : [...column.values()];
    for (const at of columns) raise(row, at, severity);
  }
  const told = [together, ...rows.values()].filter(({ marks }) => marks.some((mark) => mark !== undefined));
  return { targets, rows: told };
}

/** The same with a column for each of those asked, whatever their surfaces: the loudest mark of them. */
export function marksByWho(report: CheckReport): { whos: readonly string[]; rows: Row[] } {
  const { targets, rows } = marksOf(report);
  const whos = [...new Set(targets.map(whoOf))];
  const at = targets.map((target) => whos.indexOf(whoOf(target)));
  return {
    whos,
    rows: rows.map((row) => {
      const merged: Row = { ...row, marks: whos.map(() => undefined) };
      row.marks.forEach((mark, index) => {
        if (mark !== undefined) raise(merged, at[index], mark);
      });
      return merged;
    }),
  };
}

/** What costs too much, differs from before or should not be told is refused by nobody. */
function isOurs(rule: string): boolean {
  return /^(?:hygiene|drift|budget)\//.test(rule) && rule !== "hygiene/too-deep";
}

/** The loudest mark of a row. */
export function loudest({ marks }: Row): Mark {
  return marks.reduce<Mark>((a, b) => (b !== undefined && rank(b) > rank(a) ? b : a), "accept");
}

function carriers({ targets, judgements }: CheckReport, role: Tool["role"]): Target[] {
  const carrying = judgements.filter(({ request }) => request.tools.some(({ tool }) => tool.role === role));
  return targets.filter((target) => carrying.some((judgement) => judgement.target === target));
}

function raise(row: Row | undefined, at: number | undefined, mark: Mark): void {
  if (!row || at === undefined) return;
  const known = row.marks[at];
  if (known === undefined || rank(mark) > rank(known)) row.marks[at] = mark;
}

function rank(mark: Mark): number {
  return quietestFirst.indexOf(mark);
}

function keyOf(tool: string, file: string | undefined): string {
  return `${file ?? ""}\0${tool}`;
}
