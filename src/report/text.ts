/** `1 tool`, `1,204 tools`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A whole number with its thousands set apart. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

const narrow = /^[\x20-\x7e]*$/;
const wide = /[\p{Emoji_Presentation}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff01-\uff60]/u;
const combining = /\p{Mn}|\p{Me}|[\u200b-\u200d]|\ufe0f/u;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  if (narrow.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += combining.test(char) ? 0 : wide.test(char) ? 2 : 1;
  return width;
}

/** The text cut to a width, with `more` where something is gone. */
export function cut(text: string, width: number, more: string): string {
  return widthOf(text) <= width ? text : `${head(text, Math.max(0, width - more.length))}${more}`.slice(0, width);
}

/** The text filled with spaces up to a width. */
export function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - widthOf(text)));
}

/** Lines of at most `width` columns, broken at spaces; a word that is longer is broken anywhere. */
export function wrap(text: string, width: number): string[] {
  return text.split("\n").flatMap((line) => wrapLine(line, Math.max(1, width)));
}

/**
 * Control characters and those that turn the direction of writing are made visible: a tool's text must not drive
 * the terminal. Line feeds stay where `lines` says so.
 */
export function visible(text: string, { lines = false } = {}): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (char) => {
    const code = char.charCodeAt(0);
    if (char === "\n" && lines) return char;
    return code < 0x20 ? String.fromCharCode(0x2400 + code) : "\ufffd";
  });
}

function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  for (const word of line.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    // A word that fits on no line begins on this one.
    const goesBelow = widthOf(longer) > width && widthOf(word) <= width;
    if (goesBelow) lines.push(current);
    current = goesBelow ? word : longer;
    while (widthOf(current) > width) {
      const start = head(current, width) || [...current].slice(0, 1).join("");
      lines.push(start);
      current = current.slice(start.length);
    }
  }
  return [...lines, current];
}

/** As many leading characters as fit. */
function head(text: string, width: number): string {
  let taken = "";
  let left = width;
  for (const char of text) {
    left -= widthOf(char);
    if (left < 0) break;
    taken += char;
  }
  return taken;
}
