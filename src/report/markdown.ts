import type { CheckReport } from "../check.ts";
import type { CatalogueDiff } from "../diff/index.ts";
import type { Severity } from "../types.ts";
import { countFaults, groupFindings } from "./group.ts";
import { heldText } from "./held.ts";
import { diffBlocks, diffSummary } from "./markdown-diff.ts";
import { faultBlocks } from "./markdown-faults.ts";
import { matrixBlock } from "./markdown-matrix.ts";
import { code, prose } from "./markdown-text.ts";
import { tokensBlock } from "./markdown-tokens.ts";
import type { ReportOptions } from "./options.ts";
import { summaryText } from "./summary.ts";
import { grouped, plural } from "./text.ts";

/** GitHub refuses a comment that is longer. */
const mostCharacters = 65_536;

export interface MarkdownOptions extends ReportOptions {
  /** Characters; 65,536 unless told, as much as GitHub takes in a comment. */
  limit?: number;
}

/**
 * GitHub's Markdown, for a job's summary and a pull request's comment: what changed, who takes which tool, each fault
 * with its words and what to do. What does not fit the limit is counted at the end.
 */
export function markdown(report: CheckReport, options: MarkdownOptions): string {
  const tools = groupFindings(report.findings);
  const counts = countFaults(tools);
  const mark = worst(counts, report.diff, report.failures.length > 0);
  const since = report.diff ? `; ${diffSummary(report.diff)}` : "";
  const lead = [`## ${mark} drycall: ${summaryText(report, counts)}${since}`, ...failureBlocks(report)];
  const changes = report.diff ? diffBlocks(report.diff) : [];
  const blocks = [...lead, ...changes, ...matrixBlock(report), ...tokensBlock(report), ...faultBlocks(tools, options)];
  return fitted([...blocks, ...heldBlock(report)], report.asOf, options);
}

/** What changed, and whom it harms. */
export function diffMarkdown(diff: CatalogueDiff, options: MarkdownOptions): string {
  const level = diff.changes[0]?.level;
  const mark = level === "breaking" ? "❌" : level === "warning" ? "⚠️" : "✅";
  return fitted([`## ${mark} drycall: ${diffSummary(diff)}`, ...diffBlocks(diff)], undefined, options);
}

function worst(counts: Readonly<Record<Severity, number>>, diff: CatalogueDiff | undefined, failed: boolean): string {
  const levels = diff?.changes.map(({ level }) => level) ?? [];
  if (failed || counts.error > 0 || levels.includes("breaking")) return "❌";
  return counts.warning > 0 || levels.includes("warning") ? "⚠️" : "✅";
}

function failureBlocks({ failures }: CheckReport): string[] {
  if (failures.length === 0) return [];
  const lines = failures.map(({ message, hint }) => {
    return `> - ${code(message)}${hint === undefined ? "" : `: ${prose(hint)}`}`;
  });
  return [["> [!CAUTION]", "> Not everything could be read:", ...lines].join("\n")];
}

function heldBlock(report: CheckReport): string[] {
  const text = heldText(report);
  return text === "" ? [] : [prose(text)];
}

/** As many whole blocks as fit, and how many do not. */
function fitted(blocks: readonly string[], asOf: string | undefined, options: MarkdownOptions): string {
  const limit = options.limit ?? mostCharacters;
  const version = options.version === "" ? "" : ` ${options.version}`;
  const end = `<sub>drycall${version}${asOf === undefined ? "" : `, rules as of ${asOf}`}</sub>\n`;
  const whole = [...blocks, end].join("\n\n");
  if (whole.length <= limit) return whole;
  const told: string[] = [];
  const cut = (left: number) =>
    `> [!NOTE]\n> Cut at ${grouped(limit)} characters: ${plural(left, "part")} left out. \`drycall\` in a terminal tells all.`;
  let room = limit - cut(blocks.length).length - end.length - 4;
  for (const block of blocks) {
    room -= block.length + 2;
    if (room < 0) break;
    told.push(block);
  }
  return [...told, cut(blocks.length - told.length), end].join("\n\n");
}
