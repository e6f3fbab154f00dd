/** How Python writes values: the words of every server that prints them with `repr`. */

/**
 * A JSON value as Python's `repr` writes it, however deep. A value that contains itself ends in `[...]` or `{...}`, what
 * JSON has no name for is `None`, and characters newer than Unicode 14, which Python 3.11 escapes, are written plainly.
 * Whole numbers below 1e21 are `int`s, as `JSON.stringify` puts them on the wire: JavaScript cannot tell 1.0 from 1.
 *
 * @example
 * repr({ type: null, enum: ["it's", true] }) // `{'type': None, 'enum': ["it's", True]}`
 */
export function repr(value: unknown): string {
  let text = "";
  const open = new Set<unknown>();
  const rest: Part[] = [{ value }];
  for (let part = rest.pop(); part; part = rest.pop()) {
    if ("text" in part) {
      text += part.text;
      if (part.closes) open.delete(part.closes);
    } else if (typeof part.value !== "object" || part.value === null) text += scalar(part.value);
    else if (open.has(part.value)) text += Array.isArray(part.value) ? "[...]" : "{...}";
    else {
      open.add(part.value);
      for (const inner of container(part.value).reverse()) rest.push(inner);
    }
  }
  return text;
}

/** A tuple of strings: `()`, `('items',)`, `('properties', 'y')`. */
export function tupleRepr(parts: readonly string[]): string {
  return `(${parts.map(quoted).join(", ")}${parts.length === 1 ? "," : ""})`;
}

/** A set of strings, in the order given: Python's own order changes from run to run. */
export function setRepr(parts: readonly string[]): string {
  return parts.length === 0 ? "set()" : `{${parts.map(quoted).join(", ")}}`;
}

type Part = { text: string; closes?: object } | { value: unknown };

function container(value: object): Part[] {
  const separator = { text: ", " };
  if (Array.isArray(value)) {
    const items = value.flatMap((item: unknown) => [separator, { value: item }]);
    return [{ text: "[" }, ...items.slice(1), { text: "]", closes: value }];
  }
  const members = Object.entries(value).flatMap(([key, member]: [string, unknown]) =>
    member === undefined ? [] : [separator, { text: `${quoted(key)}: ` }, { value: member }],
  );
  return [{ text: "{" }, ...members.slice(1), { text: "}", closes: value }];
}

function scalar(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return number(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "bigint" ? value.toString() : "None";
}

function number(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-4 && size < 1e21)) return String(value);
  return value.toExponential().replace(/(?<=e[+-])\d$/, "0$&");
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const written = text.replace(/[\\']|(?! )[\p{C}\p{Z}]/gu, (char) =>
    char === "'" ? (quote === "'" ? "\\'" : "'") : escaped(char),
  );
  return quote + written + quote;
}

const short: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Controls, separators other than the space, surrogates and unassigned characters are not printable. */
function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  if (code > 0xffff) return `\\U${hex.padStart(8, "0")}`;
  return short[char] ?? (code > 0xff ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`);
}
