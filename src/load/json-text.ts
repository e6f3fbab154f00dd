/** Plain, valid JSON text, read without recursion. Comments are none of its business. */

/** Where a value starts; its key, if it is a member; its parts, if it is an object or an array. */
export interface Outline {
  offset: number;
  key: string | undefined;
  keyOffset: number;
  parts: Outline[] | undefined;
}

/** How many keys are written in a text, duplicates counted. */
export function countKeys(text: string): number {
  let keys = 0;
  for (let quote = text.indexOf('"'); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    quote = stringEnd(text, quote);
    if (isKey(text, quote)) keys++;
  }
  return keys;
}

/** The places of all values in a text. */
export function outline(text: string): Outline {
  const top: Outline = { offset: 0, key: undefined, keyOffset: 0, parts: [] };
  const open: Outline[] = [];
  let inside = top;
  let key: string | undefined;
  let keyOffset = 0;

  const place = (offset: number, parts: Outline[] | undefined) => {
    const value: Outline = { offset, key, keyOffset, parts };
    key = undefined;
    inside.parts?.push(value);
    if (parts === undefined) return;
    open.push(inside);
    inside = value;
  };

  const tokens = /["[\]{}]|[^\s,:"[\]{}]+/g;
  for (let token = tokens.exec(text); token !== null; token = tokens.exec(text)) {
    const at = token.index;
    if (token[0] === '"') {
      const end = stringEnd(text, at);
      tokens.lastIndex = end + 1;
      if (isKey(text, end)) {
        key = stringAt(text, at, end);
        keyOffset = at;
      } else place(at, undefined);
    } else if (token[0] === "{" || token[0] === "[") place(at, []);
    else if (token[0] === "}" || token[0] === "]") inside = open.pop() ?? top;
    else place(at, undefined);
  }
  return top.parts?.[0] ?? top;
}

/** The second of two members with one key, the first such there is. Does not recurse. */
export function duplicateIn(root: Outline): Outline | undefined {
  const rest = [root];
  for (let place = rest.pop(); place !== undefined; place = rest.pop()) {
    const seen = new Set<string>();
    for (const part of place.parts ?? []) {
      if (part.key === undefined) break;
      if (seen.has(part.key)) return part;
      seen.add(part.key);
    }
    for (const part of place.parts?.toReversed() ?? []) if (part.parts !== undefined) rest.push(part);
  }
  return undefined;
}

/** The quote that closes the string opened at `open`. */
function stringEnd(text: string, open: number): number {
  for (let end = text.indexOf('"', open + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return text.length;
}

/** Does a colon follow the string that is closed at `end`? */
function isKey(text: string, end: number): boolean {
  let next = end + 1;
  while (isSpace(text.charCodeAt(next))) next++;
  return text.charCodeAt(next) === colon;
}

function stringAt(text: string, open: number, end: number): string {
  const raw = text.slice(open + 1, end);
  return raw.includes("\\") ? String(JSON.parse(`"${raw}"`)) : raw;
}

const backslash = 0x5c;
const colon = 0x3a;

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
