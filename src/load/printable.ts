import { stripVTControlCharacters } from "node:util";

/** A stranger's words on their way to a terminal: without control sequences, line feeds kept. */
export function printable(text: string): string {
  return stripVTControlCharacters(text)
    .replaceAll(/(?!\n)\p{Cc}/gu, "")
    .trim();
}

/** The same on one line, and not too much of it. */
export function excerpt(text: string, length: number): string {
  const line = printable(text).replaceAll(/\s+/g, " ");
  return line.length > length ? `${line.slice(0, length)}…` : line;
}
