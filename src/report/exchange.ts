import type { Exchange } from "../serve/index.ts";
import type { Display } from "./options.ts";
import { markOf, styleOf } from "./style.ts";
import { cut, plural, visible } from "./text.ts";

/** One request as a line of a log: `✗ 400 POST /v1/responses · 3 tools · openai/array-missing-items`. */
export function exchangeLine(exchange: Exchange, { width, ...display }: Display): string {
  const { status, method, path, call, judgements, fault, message, turn } = exchange;
  const style = styleOf(display);
  const { dot, more } = style.glyphs;
  const said = judgements.flatMap(({ answer, findings }) => {
    const refusing =
      findings.find(({ said }) => said !== undefined && said === answer?.message) ??
      findings.find(({ verdict }) => verdict === "reject");
    return answer ? (refusing?.rule ?? answer.message ?? "refused") : [];
  });
  const names = turn?.calls.map(({ name }) => name) ?? [];
  const parts = [
    `${status} ${method} ${path}`,
    ...(call ? [plural(call.tools.length, "tool")] : []),
    ...(fault ? [`fault ${fault}`] : said.length > 0 ? said : message !== null ? [message] : []),
    ...(names.length > 0 ? [`calls ${names.join(", ")}`] : []),
  ];
  const mark = fault ? "warning" : message === null ? "accept" : "error";
  return `${markOf(mark, style)} ${cut(visible(parts.join(` ${dot} `)), width - 2, more)}`;
}
