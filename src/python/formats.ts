import { isIPv6 } from "node:net";
import type { Formats } from "../schema/metaschema.ts";
import { regexError } from "./regex.ts";

/** RFC 3986's characters, as the parts of a reference have them. */
const octet = "%[0-9A-Fa-f]{2}";
const name = `(?:[\\w.~!$&'()*+,;=-]|${octet})`;
const pathCharacter = `(?:[\\w.~!$&'()*+,;=:@/-]|${octet})`;
const queryCharacter = `(?:[\\w.~!$&'()*+,;=:@/?-]|${octet})`;
const host = `(?:\\[(?<ip>[0-9A-Fa-f:.]+)\\]|\\[v[0-9A-Fa-f]+\\.[\\w.~!$&'()*+,;=:-]+\\]|${name}*)`;
const authority = `//(?:(?:${name}|:)*@)?${host}(?::\\d*)?(?=[/?#]|$)`;
const afterScheme = `(?:${authority}|(?!//))${pathCharacter}*(?:\\?${queryCharacter}*)?(?:#${queryCharacter}*)?$`;
const scheme = "[A-Za-z][A-Za-z0-9+.-]*:";
const uri = new RegExp(`^${scheme}${afterScheme}`);
/** Without a scheme, the first step of the path has no colon. */
const uriReference = new RegExp(`^(?:${scheme}|(?![^/?#]*:))${afterScheme}`);

/** The formats that metaschemas use, as Python's `jsonschema` asserts them with `rfc3986-validator` installed. */
export const pythonFormats: Formats = {
  regex: (text) => regexError(text) === undefined,
  uri: (text) => matches(uri, text),
  "uri-reference": (text) => matches(uriReference, text),
};

function matches(pattern: RegExp, text: string): boolean {
  const match = pattern.exec(text);
  return match !== null && (match.groups?.ip === undefined || isIPv6(match.groups.ip));
}
