import { visible } from "../text.ts";
import { addressOf } from "../voices.ts";

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for an element or a quoted attribute: inert, whatever it holds. Line feeds stay. */
export function escapeHtml(text: string): string {
  return visible(text, { lines: true }).replace(/[&<>"']/g, (char) => entities[char] ?? "");
}

/** Prose in which backticks mark code, as in a rule's own words. */
export function prose(text: string): string {
  const parts = text.split(/`([^`]*)`/);
  return parts.map((part, index) => (index % 2 === 1 ? `<code>${escapeHtml(part)}</code>` : escapeHtml(part))).join("");
}

/** A source, its address made a link: nothing but http and https can be clicked on. */
export function link(source: string): string {
  const address = addressOf(source);
  if (address === undefined) return escapeHtml(source);
  const text = escapeHtml(address);
  return `<a href="${text}" rel="noopener noreferrer">${text}</a>${escapeHtml(source.slice(address.length))}`;
}
