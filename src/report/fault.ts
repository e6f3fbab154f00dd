import type { Finding } from "../types.ts";
import { frame } from "./frame.ts";
import { ruleName, type SharedFault } from "./group.ts";
import type { ReportOptions } from "./options.ts";
import { colourOf, markOf, type Style } from "./style.ts";
import { targetsText } from "./targets.ts";
import { cut, plural, visible, widthOf, wrap } from "./text.ts";
import { evidenceOf, fixText, type Voice, voices } from "./voices.ts";

/** Everything below a fault's headline stands in by this much. */
const indent = "    ";

/** Tenants that are named; of more only the first. */
const mostTenants = 5;

/**
 * What is to be said of one fault: what is demanded, where it is not met, who refuses it in which words, what to do.
 * Further places of the same fault in the same tool take a line each.
 */
export function faultLines(
  [first, ...others]: readonly [SharedFault, ...SharedFault[]],
  options: ReportOptions,
  style: Style,
): string[] {
  const [finding] = first.findings;
  return [
    ...headline(first, options, style),
    ...placeLines(finding, options.width - indent.length, style),
    ...tenantLines(finding, options, style),
    ...frameOf(finding, options, style),
    ...voices(first).flatMap((voice) => voiceLines(voice, options, style)),
    ...witnessLines(finding, options, style),
    ...mendLines(finding, options, style),
    ...others.map((other) => indent + alsoAt(other, options.width - indent.length, style)),
  ];
}

/** The title, and the rule's name at the right margin: in the last line of the title where there is room. */
function headline({ severity, findings }: SharedFault, { width }: ReportOptions, style: Style): string[] {
  const [{ title, rule }] = findings;
  const name = ruleName(rule);
  const room = width - indent.length;
  const lines = wrap(title, room);
  const gap = room - widthOf(lines.at(-1) ?? "") - widthOf(name);
  const start = (index: number) => (index === 0 ? `  ${markOf(severity, style)} ` : indent);
  const titleLines = lines.map((line, index) => start(index) + style.paint("bold", line));
  const handle = style.paint("dim", name);
  return gap >= 2
    ? [...titleLines.slice(0, -1), `${titleLines.at(-1)}${" ".repeat(gap)}${handle}`]
    : [...titleLines, " ".repeat(Math.max(0, width - widthOf(name))) + handle];
}

/** `tools.json:12:18  /properties/stops`, the pointer on a line of its own where it does not fit. */
function placeLines(
  { rule, file, position, pointer, args }: Finding,
  room: number,
  { paint, glyphs }: Style,
): string[] {
  const at = position ? `:${position.line}:${position.column}` : "";
  // What is not in the schema is named by its part of the tool.
  const where = pointer === "" && rule.startsWith("hygiene/") ? String(args.part ?? "") : pointer;
  const parts = [file === undefined ? "" : visible(file) + at, visible(where)].filter((part) => part !== "");
  const oneLine = parts.join("  ");
  const lines = widthOf(oneLine) <= room ? [oneLine] : parts.map((part) => cut(part, room, glyphs.more));
  return lines.filter((line) => line !== "").map((line) => indent + paint("cyan", line));
}

/** `in 3 tenants: acme, globex, initech`. */
function tenantLines({ tenants }: Finding, { width }: ReportOptions, { paint, glyphs }: Style): string[] {
  if (!tenants) return [];
  const { count, ids } = tenants;
  const more = count > mostTenants ? ` ${glyphs.more}` : "";
  const text = `in ${plural(count, "tenant")}: ${ids.slice(0, mostTenants).join(", ")}${more}`;
  return wrap(visible(text), width - indent.length).map((line) => indent + paint("cyan", line));
}

function frameOf({ file, position, severity }: Finding, { files, width }: ReportOptions, style: Style): string[] {
  const lines = file === undefined ? undefined : files.get(file);
  if (!lines || !position) return [];
  return frame(lines, position, severity, width - indent.length, style).map((line) => indent + line);
}

/** The value that proves the fault, on as few lines as it takes. */
function witnessLines({ witness }: Finding, { width }: ReportOptions, { paint, glyphs }: Style): string[] {
  if (witness === undefined) return [];
  const text = cut(visible(JSON.stringify(witness)), 4 * (width - indent.length), glyphs.more);
  return wrap(`witness: ${text}`, width - indent.length).map((line) => indent + paint("magenta", line));
}

function voiceLines({ verdict, said, findings }: Voice, { width }: ReportOptions, style: Style): string[] {
  const { paint, glyphs } = style;
  const room = width - indent.length;
  const by = targetsText(findings.flatMap(({ target }) => target ?? []));
  const who = `${verdict === "ignored" ? "ignored" : "refused"} by ${by} ${glyphs.dot} ${evidenceOf(findings)}`;
  // What is ignored is not spoken of.
  const quote = said === "" || verdict === "ignored" ? "" : `${glyphs.open}${said}${glyphs.close}`;
  return [
    ...wrap(who, room).map((line) => indent + paint("dim", line)),
    ...(quote === "" ? [] : wrap(visible(quote, { lines: true }), room - 2)).map(
      (line) => `${indent}  ${paint("italic", line)}`,
    ),
  ];
}

function mendLines(
  { mend, why, fixes, target }: Finding,
  { width }: ReportOptions,
  { paint, glyphs }: Style,
): string[] {
  const advice = [...(target ? [] : [why]), mend, ...fixes.map((fix) => `Fix: ${fixText(fix)}`)];
  return advice.flatMap((text) =>
    wrap(text, width - indent.length - 2).map((line, index) =>
      index === 0 ? `${indent}${paint("green", glyphs.arrow)} ${line}` : `${indent}  ${line}`,
    ),
  );
}

/** One line for another place of a fault that has just been told in full. */
function alsoAt({ severity, findings: [finding] }: SharedFault, width: number, { paint, glyphs }: Style): string {
  const at = finding.position;
  const place = at ? `${at.line}:${at.column}` : "";
  const detail = finding.fixes[0]?.title ?? finding.said?.slice(-Math.floor(width / 2)) ?? "";
  const where = [`also at ${place}`.trim(), finding.pointer].filter((part) => part !== "").join("  ");
  const text = cut(visible([where, detail].filter((part) => part !== "").join("  ")), width - 2, glyphs.more);
  return `${paint(colourOf[severity], glyphs.dot)} ${paint("dim", text)}`;
}
