import { styleText } from "node:util";
import type { Severity } from "../types.ts";
import type { Display } from "./options.ts";

type Format = Parameters<typeof styleText>[0];

/** How the terminal's reader sees things: colours or none, line drawing or ASCII. */
export interface Style {
  paint(format: Format, text: string): string;
  glyphs: Glyphs;
}

const unicode = {
  error: "✗",
  warning: "!",
  note: "·",
  accept: "✓",
  bar: "│",
  line: "─",
  corner: "╮",
  under: "━",
  arrow: "→",
  dot: "·",
  more: "…",
  open: "“",
  close: "”",
};

const ascii: Glyphs = {
  error: "x",
  warning: "!",
  note: "-",
  accept: "+",
  bar: "|",
  line: "-",
  corner: ".",
  under: "^",
  arrow: ">",
  dot: "-",
  more: "..",
  open: '"',
  close: '"',
};

export type Glyphs = Readonly<Record<keyof typeof unicode, string>>;

/** The colour of a mark. */
export const colourOf: Readonly<Record<Severity | "accept", Format>> = {
  error: "red",
  warning: "yellow",
  note: "blue",
  accept: "green",
};

export function styleOf(options: Pick<Display, "colour" | "unicode">): Style {
  return {
    // The caller has decided on colour: styleText must not ask the stream again.
    paint: options.colour ? (format, text) => styleText(format, text, { validateStream: false }) : (_, text) => text,
    glyphs: options.unicode ? unicode : ascii,
  };
}

/** `✗`, `!`, `·` or `✓` in its colour. */
export function markOf(mark: Severity | "accept", { paint, glyphs }: Style): string {
  return paint(colourOf[mark], glyphs[mark]);
}
