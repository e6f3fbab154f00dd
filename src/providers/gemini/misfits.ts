import { jsonType } from "../../schema/json.ts";
import type { Args, Grade, IsoDate } from "../../types.ts";
import type { Host } from "./hosts.ts";
import { type Field, type Kind, typeNames } from "./schema-keywords.ts";

/** What proto JSON cannot put into a field, and the rule that says so. */
export interface Misfit {
  rule: string;
  args: Args;
  grade?: Grade;
}

/** Where a value was to go. */
interface Place {
  name: string;
  field: Field;
  at: string;
  parentAt: string;
}

export function unknownName(name: string, at: string): Misfit {
  return { rule: "proto-unknown-field", args: { name, path: at } };
}

/** A list for a field that holds one value. */
export function notRepeating(name: string, at: string): Misfit {
  return { rule: "type-list", args: { name, path: at } };
}

/**
 * Says why a value does not fit a field; undefined where it does. The words are those of protobuf's own
 * JSON reader (`proto_stream_object_writer.cc`, `proto_writer.cc`), as far as no case shows them.
 */
export function misfitOf(value: unknown, place: Place, host: Host, day: IsoDate): Misfit | undefined {
  const { field, at, parentAt, name } = place;
  if (field.many === "map") return notAMap(value, place, host);
  if (field.kind === "value" || fits(value, field.kind, host, day)) return undefined;
  const rule = ruleOf(place);
  // Whether a null in a list of strings is passed over has not been seen.
  if (value === null)
    return { rule, grade: "inferred", args: { path: at, kind: typeName(field.kind, host), value: "null" } };
  if (jsonType(value) === "object") {
    return { rule, args: { path: parentAt, kind: name, value: "Starting an object on a scalar field" } };
  }
  return { rule, args: { path: at, kind: typeName(field.kind, host), value: textOf(value) } };
}

function notAMap(value: unknown, { name, at, parentAt }: Place, host: Host): Misfit {
  const rule = "proto-message-expected";
  if (Array.isArray(value)) {
    return { rule, args: { path: parentAt, kind: "Map", value: `Cannot bind a list to map for field '${name}'.` } };
  }
  const entry = `Schema.${name.charAt(0).toUpperCase()}${name.slice(1)}Entry`;
  return { rule, args: { path: at, kind: typeName(entry, host), value: textOf(value) } };
}

function ruleOf({ name, field }: Place): string {
  if (field.kind === "Schema") return "proto-message-expected";
  if (field.kind === "Type") return "proto-type-enum-value";
  if (name === "enum") return "enum-values-must-be-strings";
  if (field.many === "list") return "proto-repeated-string";
  return field.kind === "int64" || field.kind === "double" ? "proto-int64-spelling" : "proto-scalar-kind";
}

function fits(value: unknown, kind: Kind, host: Host, day: IsoDate): boolean {
  switch (kind) {
    case "string":
      return typeof value === "string";
    case "bool":
      return typeof value === "boolean" || value === "true" || value === "false";
    case "int64":
      return typeof value === "number" ? Number.isInteger(value) : typeof value === "string" && /^-?\d+$/.test(value);
    case "double":
      return Number.isFinite(typeof value === "string" && value.trim() !== "" ? Number(value) : value);
    case "Type":
      return isType(value, host, day);
    default:
      return false;
  }
}

function isType(value: unknown, { nullSince }: Host, day: IsoDate): boolean {
  if (typeof value === "number") return Number.isInteger(value);
  if (typeof value !== "string" || !typeNames.has(value.toUpperCase())) return false;
  return value.toUpperCase() !== "NULL" || nullSince === undefined || day >= nullSince;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

function typeName(kind: string, host: Host): string {
  const known: Readonly<Record<string, string>> = {
    string: "TYPE_STRING",
    bool: "TYPE_BOOL",
    int64: "TYPE_INT64",
    double: "TYPE_DOUBLE",
  };
  return known[kind] ?? `type.googleapis.com/${host.package}.${kind}`;
}
