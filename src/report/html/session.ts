import type { Rewrite, SessionReport } from "../../serve/index.ts";
import type { ReportOptions } from "../options.ts";
import { markFor, meaningOf, sessionSummary } from "../session.ts";
import { escapeHtml } from "./escape.ts";
import { html } from "./index.ts";

/** What a session of `drycall serve` saw, as a page: the tools that arrived, and above them who sent what. */
export function sessionHtml(session: SessionReport, options: ReportOptions): string {
  const above = `<p>${escapeHtml(sessionSummary(session))}.</p>
${clientsView(session)}${refusalsView(session)}${session.rewrites.map(rewriteView).join("")}`;
  return html(session.report, options, above);
}

function clientsView({ clients }: SessionReport): string {
  if (clients.length === 0) return "";
  const items = clients.map(({ client, requests, refused }) => {
    return `<li>${escapeHtml(client)}: ${requests}${refused > 0 ? `, ${refused} refused` : ""}</li>`;
  });
  return `<details open><summary>Requests by client</summary><ul>${items.join("")}</ul></details>\n`;
}

function refusalsView({ refusals }: SessionReport): string {
  if (refusals.length === 0) return "";
  const items = refusals.map(({ provider, path, status, message, requests }) => {
    return `<article class="error"><h3>${requests} × ${status} ${escapeHtml(provider)} <code>${escapeHtml(path)}</code></h3><blockquote>${escapeHtml(message ?? "(without words)")}</blockquote></article>`;
  });
  return `<section><h2>What was refused</h2>${items.join("")}</section>\n`;
}

function rewriteView({ client, surface, kept, unsent, unknown, changed }: Rewrite): string {
  const items = changed.map((each) => {
    const lines = each.changes.map(({ pointer, title }) => {
      return `<li>${pointer === "" ? "" : `<code>${escapeHtml(pointer)}</code> `}${escapeHtml(title)}</li>`;
    });
    return `<article class="${markFor(each)}"><h3><code>${escapeHtml(each.tool)}</code> ${meaningOf[each.relation]}</h3><ul>${lines.join("")}</ul></article>`;
  });
  const lists = [
    ["Never arrived", unsent],
    ["Arrived as written", kept],
    ["Of no input", unknown],
  ] as const;
  const named = lists.flatMap(([what, names]) =>
    names.length > 0 ? `<p>${what}: ${escapeHtml(names.join(", "))}</p>` : [],
  );
  return `<section><h2>What ${escapeHtml(client)} made of the tools for ${escapeHtml(surface)}</h2>${items.join("")}${named.join("")}</section>\n`;
}
