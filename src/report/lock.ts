import type { CheckReport } from "../check.ts";
import { sameJson } from "../lock/bytes.ts";
import type { Lock, LockedTool } from "../lock/lock.ts";
import { countFaults, groupFindings } from "./group.ts";
import type { Display } from "./options.ts";
import { markOf, styleOf } from "./style.ts";
import { cut, plural, visible, wrap } from "./text.ts";

/** A lock that has been written, or was found to say the same already. */
export interface WrittenLock {
  file: string;
  before: Lock | undefined;
  after: Lock;
  isWritten: boolean;
  report: CheckReport;
}

/** Tools that are named one by one. */
const mostTools = 20;

/** What is other than it was in the lock, and what to do with it. */
export function lockText({ file, before, after, isWritten, report }: WrittenLock, display: Display): string {
  const style = styleOf(display);
  const { paint, glyphs } = style;
  const wrapped = (text: string, first: string) =>
    wrap(text, display.width - 2).map((line, index) => `${index === 0 ? first : " "} ${line}`);
  const rows = before ? differences(before, after) : [];
  const shown = rows.slice(0, mostTools).map((row) => cut(visible(row), display.width - 2, glyphs.more));
  const more =
    rows.length > shown.length ? [`${glyphs.more} and ${plural(rows.length - shown.length, "other tool")}`] : [];
  const what = `${plural(after.tools.length, "tool")} on ${plural(Object.keys(after.targets).length, "target")} as of ${after.asOf}`;
  const done = isWritten ? `${file} is written: ${what}` : `${file} says the same already: ${what}`;
  const { error, warning } = countFaults(groupFindings(report.findings.filter(isLeft(after))));
  const faults = [error > 0 && plural(error, "error"), warning > 0 && plural(warning, "warning")].filter(Boolean);
  const lines = [
    ...[...shown, ...more].map((row) => `  ${row}`),
    ...wrapped(done, markOf("accept", style)),
    ...(after.accepted.length > 0 ? wrapped(`${plural(after.accepted.length, "finding")} accepted`, " ") : []),
    ...wrapped(
      faults.length > 0
        ? `Left to be mended: ${faults.join(" and ")}; \`drycall check\` tells where.`
        : "Commit it; `drycall check` compares with it.",
      paint("green", glyphs.arrow),
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function isLeft({ accepted }: Lock): (finding: { fingerprint: string }) => boolean {
  const prints = new Set(accepted.map(({ fingerprint }) => fingerprint));
  return ({ fingerprint }) => !prints.has(fingerprint);
}

/** A line a tool: `+ search`, `- search`, `~ search: other verdicts`. */
function differences(before: Lock, after: Lock): string[] {
  const was = new Map(before.tools.map((tool) => [tool.name, tool]));
  const is = new Map(after.tools.map((tool) => [tool.name, tool]));
  const added = [...is.keys()].filter((name) => !was.has(name)).map((name) => `+ ${name}`);
  const removed = [...was.keys()].filter((name) => !is.has(name)).map((name) => `- ${name}`);
  const changed = [...is].flatMap(([name, tool]) => {
    const what = differenceOf(was.get(name), tool);
    return what === undefined ? [] : [`~ ${name}: ${what}`];
  });
  const moved = added.length + removed.length === 0 && before.order.join("\0") !== after.order.join("\0");
  return [...added, ...removed, ...changed, ...(moved ? ["~ the order of the tools"] : [])];
}

function differenceOf(was: LockedTool | undefined, { locked: is, ...tool }: LockedTool): string | undefined {
  if (!was) return undefined;
  const { locked, ...known } = was;
  if (!sameJson(known, tool)) return "changed";
  if (locked.written !== is.written) return "the same, spelt otherwise";
  const targets = Object.keys(is.targets).filter((target) => Object.hasOwn(locked.targets, target));
  const turned = targets.filter((target) => locked.targets[target]?.verdict !== is.targets[target]?.verdict);
  return turned.length > 0 ? `other verdicts on ${turned.join(", ")}` : undefined;
}
