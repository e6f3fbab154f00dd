import type { Severity } from "../../types.ts";
import { ruleName, type SharedFault } from "../group.ts";
import type { ReportOptions } from "../options.ts";
import { pathInRepository } from "../place.ts";
import { targetsText, whoOf } from "../targets.ts";
import { evidenceOf, fixText, sourcesOf, type Voice, voices } from "../voices.ts";
import { escapeHtml, link, prose } from "./escape.ts";

export const glyphOf: Readonly<Record<Severity | "accept", string>> = {
  error: "✗",
  warning: "!",
  note: "·",
  accept: "✓",
};

/** Whom a fault concerns: nobody in particular where it holds whoever is asked. */
export function whosOf({ findings }: SharedFault): string[] {
  return [...new Set(findings.flatMap(({ target }) => (target ? whoOf(target) : [])))];
}

/**
 * One fault: what is demanded, where it is not met, who refuses it in which words, what to do, and why.
 *
 * @param place the id of the marked place in the schema, where it is shown
 */
export function faultView(fault: SharedFault, id: string, place: string | undefined, options: ReportOptions): string {
  const [finding] = fault.findings;
  const { title, rule, target, why, mend, witness, fixes, said = "" } = finding;
  const rules = [...new Set(fault.findings.map((each) => each.rule))];
  const advice = [...(target ? [] : [why]), mend, ...fixes.map((fix) => `Fix: ${fixText(fix)}`)];
  return `<article class="${fault.severity}" id="${id}" data-severity="${fault.severity}" data-rule="${escapeHtml(ruleName(rule))}" data-who="${escapeHtml(whosOf(fault).join(" "))}">
<h3><b title="${fault.severity}">${glyphOf[fault.severity]}</b> ${prose(title)} <code>${escapeHtml(ruleName(rule))}</code></h3>
${placeLine(fault, place, options)}${voices(fault).map(voiceView).join("")}${
  witness === undefined ? "" : `<p class="witness">Witness: <code>${escapeHtml(JSON.stringify(witness))}</code></p>\n`
}<ul>${advice.map((text) => `<li>${prose(text)}</li>`).join("")}</ul>
${whyView(target ? why : "", rules, sourcesOf(finding), said)}</article>
`;
}

function placeLine(
  { findings: [{ file, position, pointer }] }: SharedFault,
  place: string | undefined,
  options: ReportOptions,
): string {
  const at = position ? `:${position.line}:${position.column}` : "";
  const written = file === undefined ? "" : `<span>${escapeHtml(pathInRepository(file, options) + at)}</span>`;
  const text = escapeHtml(pointer === "" ? "the schema itself" : pointer);
  const where = place === undefined ? (pointer === "" ? "" : text) : `<a href="#${place}">${text}</a>`;
  const parts = [where, written].filter((part) => part !== "");
  return parts.length > 0 ? `<p class="place">${parts.join(" ")}</p>\n` : "";
}

function voiceView({ verdict, said, findings }: Voice): string {
  const by = targetsText(findings.flatMap(({ target }) => target ?? []));
  const chips = by.split(", ").map((who) => `<span class="chip">${escapeHtml(who)}</span>`);
  const how = verdict === "ignored" ? "ignored by" : "refused by";
  const quote = said === "" || verdict === "ignored" ? "" : `<blockquote>${escapeHtml(said)}</blockquote>\n`;
  return `<p class="who">${how} ${chips.join(" ")} <span>${escapeHtml(evidenceOf(findings))}</span></p>\n${quote}`;
}

function whyView(why: string, rules: readonly string[], sources: readonly string[], said: string): string {
  const ids = rules.map((rule) => `<code>${escapeHtml(rule)}</code>`).join(", ");
  const links = sources.map((source) => `<li>${link(source)}</li>`).join("");
  const because = why === "" || why === said ? "" : `<p>${prose(why)}</p>`;
  const list = links === "" ? "" : `<ul>${links}</ul>`;
  return `<details><summary>Why, and the evidence</summary>${because}<p>${ids}</p>${list}</details>\n`;
}
