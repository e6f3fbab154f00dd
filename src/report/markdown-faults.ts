import { ruleName, type SharedFault, type ToolFaults } from "./group.ts";
import { code, prose, short } from "./markdown-text.ts";
import type { ReportOptions } from "./options.ts";
import { pathInRepository } from "./place.ts";
import { targetsText } from "./targets.ts";
import { plural } from "./text.ts";
import { addressOf, evidenceOf, fixText, sourcesOf, type Voice, voices } from "./voices.ts";

/** A provider's sentence is seldom longer; one that holds a schema may be. */
const longestSentence = 1200;

/** The faults, a block each, under the names of their tools; the notes as a count. */
export function faultBlocks(tools: readonly ToolFaults[], options: ReportOptions): string[] {
  const told = tools
    .map((tool) => ({ ...tool, faults: tool.faults.filter(({ severity }) => isTold(severity, options)) }))
    .filter(({ faults }) => faults.length > 0);
  const blocks = told.flatMap((tool) => {
    const [first = "", ...others] = tool.faults.map((fault) => faultBlock(fault, options));
    return [`${heading(tool)}\n\n${first}`, ...others];
  });
  return [...(blocks.length > 0 ? ["### What to mend"] : []), ...blocks, ...notesBlock(tools, options)];
}

function heading({ tool }: ToolFaults): string {
  return `#### ${tool === undefined ? "All tools together" : code(tool)}`;
}

function faultBlock(fault: SharedFault, options: ReportOptions): string {
  const [finding] = fault.findings;
  const { title, rule, target, why, mend, witness, fixes } = finding;
  const mark = fault.severity === "error" ? "❌" : fault.severity === "warning" ? "⚠️" : "ℹ️";
  const sources = sourcesOf(finding).flatMap((source) => addressOf(source) ?? []);
  const lines = [
    ...(target ? [] : [prose(why)]),
    ...voices(fault).map(voiceLine),
    ...(witness === undefined ? [] : [`Witness: ${code(short(JSON.stringify(witness), 400))}`]),
    `**${prose(mend)}**`,
    ...fixes.map((fix) => `Fix: ${prose(fixText(fix))}`),
    ...(sources.length > 0 ? [`Evidence: ${sources.slice(0, 4).map(link).join(", ")}`] : []),
  ];
  const place = placeText(fault, options);
  const head = [`${mark} ${prose(title)}`, code(ruleName(rule)), ...(place === "" ? [] : [place])].join(" · ");
  return [head, ...lines.map((line) => `- ${line}`)].join("\n");
}

function voiceLine({ verdict, said, findings }: Voice): string {
  const by = targetsText(findings.flatMap(({ target }) => target ?? []));
  const who = `${verdict === "ignored" ? "ignored" : "refused"} by ${code(by)} (${evidenceOf(findings)})`;
  return said === "" || verdict === "ignored" ? who : `${who}: ${code(short(said, longestSentence))}`;
}

function placeText({ findings: [{ file, position, pointer }] }: SharedFault, options: ReportOptions): string {
  const at = position ? `:${position.line}:${position.column}` : "";
  const parts = [file === undefined ? "" : pathInRepository(file, options) + at, pointer];
  return parts
    .filter((part) => part !== "")
    .map((part) => code(part))
    .join(" ");
}

function notesBlock(tools: readonly ToolFaults[], options: ReportOptions): string[] {
  if (options.quiet || options.notes) return [];
  const counts = tools.flatMap(({ tool, faults }) => {
    const notes = faults.filter(({ severity }) => severity === "note").length;
    return notes > 0 ? [`${tool === undefined ? "all tools" : code(tool)} ${notes}`] : [];
  });
  if (counts.length === 0) return [];
  const shown = counts.slice(0, 40).join(", ");
  const rest = counts.length > 40 ? `, ${plural(counts.length - 40, "other tool")}` : "";
  return [`<details><summary>Notes (<code>--notes</code> tells them)</summary>\n\n${shown}${rest}\n\n</details>`];
}

function isTold(severity: SharedFault["severity"], { quiet, notes }: ReportOptions): boolean {
  return severity === "error" || (!quiet && (notes || severity === "warning"));
}

/**
 * A link to an issue would tell everyone there of this report: redirect.github.com does not.
 * https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls#avoiding-backlinks-to-linked-references
 */
function link(address: string): string {
  const { hostname, pathname } = new URL(address);
  const parts = pathname.split("/").filter(Boolean);
  const name = hostname === "github.com" ? parts.slice(0, 2).concat(parts.slice(3, 4)) : [hostname, ...parts.slice(-1)];
  const quiet = address.replace(/^https?:\/\/github\.com\//, "https://redirect.github.com/");
  return `[${prose(name.join("/"))}](<${quiet}>)`;
}
