import { addressesIn } from "../hygiene/emails.ts";
import type { Text } from "../hygiene/index.ts";
import { secretsIn } from "../hygiene/secrets.ts";
import { isProse } from "./words.ts";

/** A literal that by its look is somebody's own. */
export interface Value {
  value: string;
  shape: "name" | "e-mail address" | "key" | "id";
  /** What may be told of it: of a key, how it begins and how long it is. */
  shown: string;
}

const ids: readonly RegExp[] = [
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/gi,
  // `acc_1A2b3C4d`, `org-00183`, `cus_8f2k`: letters, and a part with a digit.
  /(?<![\w.-])[A-Za-z]{2,12}[_-](?=[A-Za-z0-9]*\d)[A-Za-z0-9]{4,64}(?![\w-])/g,
  /(?<![\w.+-])\d{7,20}(?![\w.-])/g,
  // The first label of a host is often the tenant's.
  /(?<=:\/\/)(?:[a-z0-9-]+\.){2,6}[a-z]{2,24}\b/gi,
];

/** Two words and more, each with a capital: one alone may be any product's. */
const nameForm = /^\p{Lu}[\p{L}\p{N}&.'-]*(?: (?:\p{Lu}[\p{L}\p{N}&.'-]*|&|and|of|und|et|de)){1,4}$/u;

/** The values in a text that look like somebody's own, each once. */
export function valuesIn(text: Text): Value[] {
  const found = new Map<string, Value>();
  const note = (value: string, shape: Value["shape"], shown = value) => {
    if (!found.has(value)) found.set(value, { value, shape, shown });
  };
  for (const { value, begins } of secretsIn(text)) note(value, "key", `${begins}… (${value.length} characters)`);
  if (text.text.includes("@")) for (const address of addressesIn(text.text)) note(address, "e-mail address");
  if (/\d|:\/\//.test(text.text))
    for (const pattern of ids)
      for (const value of text.text.match(pattern) ?? [])
        if (![...found.keys()].some((known) => known.includes(value))) note(value, "id");
  if (!isProse(text) && text.keyword !== "properties" && nameForm.test(text.text)) note(text.text, "name");
  return [...found.values()];
}
