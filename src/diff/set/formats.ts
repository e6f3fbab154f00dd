import { createRequire } from "node:module";
import { isObject, own } from "../../schema/json.ts";

/** Formats of 2020-12 that a runtime may assert, with texts that obey them. Any other format is an annotation. */
const formats: Readonly<Record<string, readonly string[]>> = {
  "date-time": ["2024-01-31T12:00:00Z", "2024-01-31T12:00:00+02:00", "2024-01-31T12:00:00.5Z"],
  date: ["2024-01-31"],
  time: ["12:00:00Z", "12:00:00+02:00"],
  duration: ["P1D", "PT1H"],
  email: ["ann@example.com", "a/b@example.com"],
  "idn-email": ["ann@example.com"],
  hostname: ["example.com", "a"],
  "idn-hostname": ["example.com"],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1", "::"],
  uri: ["https://example.com/a", "urn:a:b"],
  "uri-reference": ["../a", "https://example.com/a"],
  iri: ["https://example.com/a"],
  "iri-reference": ["../a", "https://example.com/a"],
  "uri-template": ["https://example.com/{id}"],
  uuid: [
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
    "00000000-0000-0000-0000-00000000000a",
    "urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  ],
  "json-pointer": ["/a", ""],
  "relative-json-pointer": ["0"],
  regex: ["^a$"],
};

/** A pattern that every text of the format matches: where a pattern says less, the format says it too. */
const hulls: Readonly<Record<string, string>> = {
  "date-time": "^\\d{4}-\\d\\d-\\d\\d[Tt\\s]\\d\\d:\\d\\d:\\d\\d",
  date: "^\\d{4}-\\d\\d-\\d\\d$",
  time: "^\\d\\d:\\d\\d:\\d\\d",
  duration: "^P",
  email: "^[^@]+@[^@]+$",
  ipv4: "^\\d{1,3}(\\.\\d{1,3}){3}$",
  ipv6: ":",
  uri: "^[A-Za-z][A-Za-z\\d+.-]*:",
  uuid: "^([Uu][Rr][Nn]:[Uu][Uu][Ii][Dd]:)?[\\da-fA-F]{8}(-[\\da-fA-F]{4}){3}-[\\da-fA-F]{12}$",
};

/** What is of the first format is of the others too. */
const wider: Readonly<Record<string, readonly string[]>> = {
  uri: ["uri-reference", "iri", "iri-reference"],
  "uri-reference": ["iri-reference"],
  iri: ["iri-reference"],
  email: ["idn-email"],
  hostname: ["idn-hostname"],
};

/** Formats that ajv-formats does not know, by what they are nearest to. */
const nearest: Readonly<Record<string, string>> = {
  "idn-email": "email",
  "idn-hostname": "hostname",
  iri: "uri",
  "iri-reference": "uri-reference",
};

export function isAsserted(format: string): boolean {
  return Object.hasOwn(formats, format);
}

export function examples(format: string): readonly string[] {
  return formats[format] ?? [];
}

export function hullOf(format: string): readonly string[] {
  const hull = hulls[format];
  return hull === undefined ? [] : [hull];
}

export function implies(format: string, other: string): boolean {
  return format === other || (wider[format] ?? []).includes(other);
}

const tests = new Map<string, (text: string) => boolean>();

/** Is a text of a format? As ajv-formats says, which is loaded when first asked. */
export function isOfFormat(format: string, text: string): boolean {
  const test = tests.get(format) ?? testOf(nearest[format] ?? format);
  tests.set(format, test);
  return test(text);
}

function testOf(format: string): (text: string) => boolean {
  const { fullFormats }: { fullFormats: Record<string, unknown> } = createRequire(import.meta.url)(
    "ajv-formats/dist/formats.js",
  );
  const known = own(fullFormats, format);
  if (known instanceof RegExp) return (text) => known.test(text);
  const check = isObject(known) ? known.validate : known;
  return (text) => (typeof check === "function" ? check(text) === true : true);
}
