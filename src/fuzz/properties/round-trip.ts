import { isObject } from "../../schema/json.ts";
import { fromStrict, strictOf } from "../../schema/strict-form.ts";
import { holds } from "../holds.ts";
import type { Property } from "../property.ts";
import { type Property as Field, holdsKind, isOptional, type Type } from "../type.ts";

/** What a model answers under a strict rewrite of the schema comes back as arguments that the library takes. */
export const roundTrip: Property = {
  id: "round-trip",
  title: "Arguments written for the strict form of a schema are accepted",
  *check(subject, { acceptanceOf }) {
    const schema = subject.schema("input");
    // A reference into a document without pointers, and a record, have no strict form.
    if (!schema || holdsKind(subject.type, "date", "recursive", "record", "lazy")) return;
    // Nothing is rewritten where every property is required.
    if (!holdsKind(subject.type, "optional", "default")) return;
    const strict = strictOf(schema);
    const acceptance = acceptanceOf(strict);
    for (const value of subject.values()) {
      const parsed = subject.parse(value);
      // Without a rewrite the two agree, or soundness says so.
      if (!("ok" in parsed && parsed.ok && subject.acceptance("input")?.possibly(value))) return;
      const witness = withNulls(subject.type, value);
      if (!acceptance?.possibly(witness)) {
        yield {
          cause: "strict form refuses",
          says: "the strict form of the schema refuses what the library takes",
          witness,
          schema: strict,
        };
        return;
      }
      const back = fromStrict(witness, schema, schema);
      const taken = subject.parse(back);
      if ("ok" in taken && taken.ok) continue;
      yield {
        cause: "refused on return",
        says: `the library refuses what comes back: ${JSON.stringify(back)}`,
        witness,
        schema: strict,
      };
      return;
    }
  },
};

/** A value with null for every property that is absent, as a model must write it. */
function withNulls(type: Type, value: unknown): unknown {
  switch (type.kind) {
    case "object":
      return isObject(value) ? filled(type.properties, value) : value;
    case "discriminated": {
      const branch = isObject(value) ? type.of.find(({ tag }) => tag === value[type.on]) : undefined;
      return isObject(value) && branch ? { [type.on]: branch.tag, ...filled(branch.properties, value) } : value;
    }
    case "array":
      return Array.isArray(value) ? value.map((item) => withNulls(type.items, item)) : value;
    case "tuple":
      return Array.isArray(value) ? type.items.map((item, index) => withNulls(item, value[index])) : value;
    case "union": {
      const branch = type.of.find((each) => holds(each, value));
      return branch ? withNulls(branch, value) : value;
    }
    default:
      return "of" in type && value !== null && !Array.isArray(type.of) ? withNulls(type.of, value) : value;
  }
}

/** Only declared keys: the strict form has no others. */
function filled(properties: readonly Field[], value: object): object {
  const entries = properties.flatMap((property): [string, unknown][] => {
    const { name, type } = property;
    if (Object.hasOwn(value, name)) return [[name, withNulls(type, Reflect.get(value, name))]];
    return isOptional(property) ? [[name, null]] : [];
  });
  return Object.fromEntries(entries);
}
