import type { CatalogueDiff, Change } from "../diff/index.ts";
import type { Display } from "./options.ts";
import { markOf, type Style, styleOf } from "./style.ts";
import { plural, visible, wrap } from "./text.ts";

const marks = { breaking: "error", warning: "warning", info: "note" } as const;

/** The changes, the most harmful first, each with whom it harms and what proves it. */
export function diffText({ changes }: CatalogueDiff, display: Display): string {
  const style = styleOf(display);
  const counts = (["breaking", "warning", "info"] as const).map((level) => ({
    level,
    count: changes.filter((change) => change.level === level).length,
  }));
  const told = counts.flatMap(({ level, count }) => (count > 0 ? [`${count} ${level}`] : []));
  const summary = changes.length === 0 ? "No change." : `${plural(changes.length, "change")}: ${told.join(", ")}`;
  return `${[...changes.flatMap((change) => changeLines(change, display, style)), summary].join("\n")}\n`;
}

function changeLines(
  { level, tool, pointer, title, harms, witness }: Change,
  { width }: Display,
  style: Style,
): string[] {
  const place = [tool, pointer].filter((part) => part !== undefined && part !== "").join(" ");
  const head = `${place === "" ? "" : `${place}: `}${title} (${harms})`;
  const proof = witness ? [`${witness.effect}: ${JSON.stringify(witness.arguments)}`] : [];
  return [
    ...wrap(visible(head), width - 2).map(
      (line, index) => `${index === 0 ? markOf(marks[level], style) : " "} ${line}`,
    ),
    ...proof.flatMap((text) => wrap(visible(text), width - 4)).map((line) => `    ${style.paint("magenta", line)}`),
  ];
}
