import type { CheckReport } from "../check.ts";
import { targetText } from "../providers/targets.ts";
import type { Finding, Judgement } from "../types.ts";
import type { Display } from "./options.ts";
import { markOf, type Style, styleOf } from "./style.ts";
import { visible, wrap } from "./text.ts";

/** The bytes for each target, with what its provider refuses or ignores below them; what a generator lost comes first. */
export function wireText({ judgements, findings }: CheckReport, display: Display): string {
  const style = styleOf(display);
  const lost = findings.filter(({ target }) => target === undefined);
  const blocks = [
    ...(lost.length > 0 ? [lost.flatMap((finding) => findingLines(finding, display, style))] : []),
    ...judgements.map((judgement) => targetLines(judgement, display, style)),
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function targetLines({ target, request, findings }: Judgement, display: Display, style: Style): string[] {
  return [
    style.paint("bold", targetText(target)),
    visible(JSON.stringify(request.body, null, 2), { lines: true }),
    ...findings.flatMap((finding) => findingLines(finding, display, style)),
  ];
}

function findingLines({ severity, title, pointer, witness }: Finding, { width }: Display, style: Style): string[] {
  const proof = witness === undefined ? "" : ` Witness: ${JSON.stringify(witness)}`;
  const text = `${pointer === "" ? "" : `${pointer}: `}${title}.${proof}`;
  return wrap(visible(text), width - 2).map((line, index) => `${index === 0 ? markOf(severity, style) : " "} ${line}`);
}
