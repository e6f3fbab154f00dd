import { isObject } from "../../schema/json.ts";
import type { Rule } from "../../types.ts";
import { dropNames } from "./fixes.ts";
import { type Fault, onMessages, stringsOf } from "./messages.ts";
import type { Message } from "./proto.ts";
import { semantic } from "./semantic.ts";

/** The names of properties, and the lists that name them. */

/** The names in a list that no property of the same message has; a branch of a union stands alone. */
export function undefinedNames(message: Message, field: string): { index: number; text: string }[] {
  const value = message.given.get("properties")?.value;
  const defined = isObject(value) ? value : {};
  return stringsOf(message, field).filter(({ text }) => !Object.hasOwn(defined, text));
}

function* undefinedIn(message: Message, field: string): Iterable<Fault> {
  const { key = field, value } = message.given.get(field) ?? {};
  for (const { index, text } of undefinedNames(message, field))
    yield { below: Array.isArray(value) ? [key, index] : [key], args: { index, name: text } };
}

export const requiredMustBeDefined: Rule = {
  ...semantic,
  name: "required-must-be-defined",
  title: "`required` names only properties of the same node",
  mend: "Remove `{name}` from `required`, or add the property; a branch of `anyOf` needs the properties itself.",
  ...onMessages(12, (message) => undefinedIn(message, "required")),
  says: "* {path}.required[{index}]: property is not defined",
  sources: [
    "https://github.com/probelabs/probe/issues/569",
    "https://github.com/Kilo-Org/kilocode/pull/11955",
    "https://github.com/1jehuang/jcode/issues/655",
  ],
  fix: dropNames,
};

/** Its text is not quoted anywhere; it is formed here as that of `required` is. */
export const propertyOrderingMustBeDefined: Rule = {
  ...semantic,
  name: "property-ordering-must-be-defined",
  title: "`propertyOrdering` names only properties of the same node",
  mend: "Remove `{name}` from `propertyOrdering`, or add the property.",
  ...onMessages(13, (message) => undefinedIn(message, "property_ordering")),
  says: "* {path}.property_ordering[{index}]: property is not defined",
  sources: [
    "https://github.com/harismawan/omnigateway (docs/superpowers/specs/2026-09-05-antigravity-provider-design.md)",
  ],
  fix: dropNames,
};

export const propertyKeyEmpty: Rule = {
  ...semantic,
  name: "property-key-empty",
  title: "No property's name is empty",
  mend: "Name the property.",
  ...onMessages(14, function* ({ given }) {
    const { key = "", value } = given.get("properties") ?? {};
    if (isObject(value) && Object.hasOwn(value, "")) yield { below: [key, ""] };
  }),
  says: "* {path}.properties[]: key cannot be empty",
  sources: [
    "https://github.com/harismawan/omnigateway (docs/superpowers/specs/2026-09-05-antigravity-provider-design.md)",
  ],
};

export const propertyNameRules: readonly Rule[] = [
  requiredMustBeDefined,
  propertyOrderingMustBeDefined,
  propertyKeyEmpty,
];
