/** One element: its name, its attributes (those undefined are left out), and its parts; texts are escaped. */
export interface Element {
  name: string;
  attributes?: Readonly<Record<string, string | number | undefined>>;
  parts?: readonly (Element | string)[];
}

/** An XML 1.0 document. Characters that XML cannot carry are left out. */
export function xml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${elementText(root, "")}\n`;
}

function elementText({ name, attributes = {}, parts = [] }: Element, indent: string): string {
  const pairs = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${attributeText(String(value))}"`);
  const start = `${indent}<${name}${pairs.join("")}`;
  if (parts.length === 0) return `${start}/>`;
  const [only] = parts;
  if (parts.length === 1 && typeof only === "string") return `${start}>${escaped(only)}</${name}>`;
  const inner = parts.map((part) => (typeof part === "string" ? escaped(part) : elementText(part, `${indent}  `)));
  return `${start}>\n${inner.join("\n")}\n${indent}</${name}>`;
}

/** https://www.w3.org/TR/xml/#charsets: what a document may hold; half of a surrogate pair is no character. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escaped(text: string): string {
  return text.replace(forbidden, "").replace(/[&<>"]/g, (char) => entities[char] ?? "");
}

/** White space other than blanks would be read as blanks. */
function attributeText(text: string): string {
  return escaped(text).replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`);
}
