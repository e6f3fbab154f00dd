import { visible } from "./text.ts";

/**
 * Texts that come from schemas, files and providers, made safe for GitHub's Markdown: they stay text, whatever they
 * hold. No markup, no HTML, no link, no mention of a person or an issue.
 */

/** A code span. In a table's cell a pipe must be escaped even there. */
export function code(text: string, { cell = false } = {}): string {
  const plain = visible(text).trim();
  if (plain === "") return "";
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const room = longest > 0 ? " " : "";
  const span = `${fence}${room}${plain}${room}${fence}`;
  return cell ? span.replaceAll("|", "\\|") : span;
}

/** Prose in which backticks mark code, as in a rule's own words. */
export function prose(text: string, options = { cell: false }): string {
  const parts = visible(text).split(/`([^`]*)`/);
  return parts.map((part, index) => (index % 2 === 1 ? code(part, options) : escaped(part))).join("");
}

/** A block of code; the fence is longer than any within. */
export function codeBlock(text: string, language = ""): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${visible(text, { lines: true })}\n${fence}`;
}

/** Text that is cut where it is longer, with a mark. */
export function short(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

/** Every mark of Markdown is escaped; what GitHub links by itself is broken by a space of no width. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!|<>~$&]/g, "\\$&")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2")
    .replace(/^(\s*)([-=])/, "$1\\$2")
    .replace(/@(?=\w)|\bGH-(?=\d)|\\#(?=\d)|\b(?:https?|ftp|mailto|xmpp):(?=\S)|\bwww(?=\.)/gi, "$&\u200b");
}
