import type { Relation } from "../diff/index.ts";
import type { Rewrite, SessionReport, ToolRewrite } from "../serve/index.ts";
import { jsonValue } from "./json.ts";
import type { ReportOptions } from "./options.ts";
import { markOf, type Style, styleOf } from "./style.ts";
import { terminal } from "./terminal.ts";
import { plural, visible, wrap } from "./text.ts";

/** What a session of `drycall serve` saw, for a person. */
export function sessionText(session: SessionReport, options: ReportOptions): string {
  const style = styleOf(options);
  const blocks = [
    ...(session.report.tools.length > 0 ? [terminal(session.report, options).trimEnd().split("\n")] : []),
    ...session.rewrites.map((rewrite) => rewriteLines(rewrite, options, style)),
    refusalLines(session, options, style),
    countLines(session, options, style),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

/** The same as JSON; `report` is as `drycall check --reporter json` has it. */
export function sessionJson({ report, catalogues, ...session }: SessionReport, options: ReportOptions): string {
  const rows = catalogues.map(({ client, requests, judgement: { target, request, verdict } }) => ({
    client,
    requests,
    target: `${target.provider}/${target.surface}`,
    model: target.model ?? null,
    tools: request.tools.map(({ name }) => name),
    verdict,
  }));
  return `${JSON.stringify({ ...session, catalogues: rows, report: jsonValue(report, options) }, null, 2)}\n`;
}

/** `4 requests of 2 clients: 1 refused, 1 made to fail`. */
export function sessionSummary({ requests, refused, faults, hungUp, notKept, clients }: SessionReport): string {
  if (requests === 0) return "No request arrived";
  const parts = [
    refused > 0 ? `${refused} refused` : "none refused",
    ...(faults > 0 ? [`${faults} made to fail`] : []),
    ...(hungUp > 0 ? [`${hungUp} given up by the client`] : []),
    ...(notKept > 0 ? [`of ${notKept} no more than the count is kept`] : []),
  ];
  return `${plural(requests, "request")} of ${plural(clients.length, "client")}: ${parts.join(", ")}`;
}

/** What a change on the way means to a tool's author. */
export const meaningOf: Readonly<Record<Relation, string>> = {
  equal: "takes the same arguments",
  widened: "takes more than the tool: the model may send what the tool refuses",
  narrowed: "takes less than the tool: the model cannot send all that the tool takes",
  incomparable: "takes other arguments than the tool",
  unknown: "may take other arguments than the tool",
};

/** Loudness of a change on the way. */
export function markFor({ relation }: ToolRewrite): "warning" | "note" {
  return relation === "equal" ? "note" : "warning";
}

function rewriteLines({ client, surface, ...tools }: Rewrite, { width }: ReportOptions, style: Style): string[] {
  const { paint } = style;
  const told = (mark: Parameters<typeof markOf>[0], text: string) =>
    wrap(visible(text), width - 4).map((line, index) => `  ${index === 0 ? markOf(mark, style) : " "} ${line}`);
  return [
    ...wrap(visible(`What ${client} made of the tools for ${surface}`), width).map((line) => paint("bold", line)),
    ...tools.changed.flatMap((each) => [
      ...told(markFor(each), `${each.tool} ${meaningOf[each.relation]}`),
      ...each.changes.flatMap(({ pointer, title }) =>
        wrap(visible(`${pointer === "" ? "" : `${pointer}: `}${title}`), width - 6).map(
          (line) => `      ${paint("dim", line)}`,
        ),
      ),
    ]),
    ...tools.unsent.flatMap((name) => told("warning", `${name} never arrived`)),
    ...(tools.kept.length > 0 ? told("accept", `${tools.kept.join(", ")}: as written`) : []),
    ...(tools.unknown.length > 0 ? told("note", `${tools.unknown.join(", ")}: of no input`) : []),
  ];
}

function refusalLines({ refusals }: SessionReport, { width }: ReportOptions, style: Style): string[] {
  if (refusals.length === 0) return [];
  return [
    style.paint("bold", "What was refused"),
    ...refusals.flatMap(({ provider, path, status, message, requests }) => {
      const [first = "", ...others] = wrap(visible(`${requests} × ${status} ${provider} ${path}`), width - 4);
      return [
        `  ${markOf("error", style)} ${first}`,
        ...[...others, ...wrap(visible(wordsOf(message, style.glyphs), { lines: true }), width - 4)].map(
          (line) => `    ${line}`,
        ),
      ];
    }),
  ];
}

function wordsOf(message: string | null, { open, close }: Style["glyphs"]): string {
  return message === null ? "(without words)" : `${open}${message.trim()}${close}`;
}

function countLines(session: SessionReport, { width }: ReportOptions, style: Style): string[] {
  const [first = "", ...others] = wrap(sessionSummary(session), width - 2);
  return [
    `${markOf(session.refused > 0 ? "error" : "accept", style)} ${style.paint("bold", first)}`,
    ...others.map((line) => `  ${line}`),
  ];
}
