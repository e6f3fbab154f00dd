import { isObject } from "../schema/json.ts";
import {
  bare,
  isOptional,
  type NumberType,
  noScope,
  type Property,
  type Scope,
  type StringType,
  type Type,
} from "./type.ts";

/** Is a JSON value of a type, before defaults are filled in? The meaning that every generator is held to. */
export function holds(type: Type, value: unknown, scope: Scope = noScope): boolean {
  switch (type.kind) {
    case "string":
      return typeof value === "string" && isString(type, value);
    case "number":
    case "integer":
      return typeof value === "number" && isNumber(type, value);
    case "boolean":
      return typeof value === "boolean";
    case "null":
      return value === null;
    case "literal":
      return value === type.value;
    case "enum":
      return type.values.some((each) => each === value);
    case "date":
      return false;
    case "array":
      return (
        Array.isArray(value) &&
        value.length >= (type.minItems ?? 0) &&
        value.length <= (type.maxItems ?? Infinity) &&
        value.every((item) => holds(type.items, item, scope))
      );
    case "tuple":
      return (
        Array.isArray(value) &&
        value.length === type.items.length &&
        type.items.every((item, index) => holds(item, value[index], scope))
      );
    case "object":
      return (
        isObject(value) &&
        hasProperties(type.properties, value, scope) &&
        !(type.closed && hasOthers(type.properties, value))
      );
    case "record":
      return isObject(value) && Object.values(value).every((each) => holds(type.values, each, scope));
    case "union":
      return type.of.some((branch) => holds(branch, value, scope));
    case "discriminated":
      return (
        isObject(value) &&
        type.of.some(
          ({ tag, properties }) =>
            Object.hasOwn(value, type.on) && value[type.on] === tag && hasProperties(properties, value, scope),
        )
      );
    case "nullable":
      return value === null || holds(type.of, value, scope);
    case "recursive":
      return holds(type.of, value, new Map(scope).set(type.name, type));
    case "ref": {
      const named = scope.get(type.name);
      return named !== undefined && holds(named, value, scope);
    }
    default:
      return holds(type.of, value, scope);
  }
}

function hasProperties(properties: readonly Property[], value: object, scope: Scope): boolean {
  return properties.every((property) =>
    Object.hasOwn(value, property.name)
      ? holds(bare(property.type), Reflect.get(value, property.name), scope)
      : isOptional(property),
  );
}

function hasOthers(properties: readonly Property[], value: object): boolean {
  return Object.keys(value).some((key) => !properties.some(({ name }) => name === key));
}

function isString({ minLength = 0, maxLength = Infinity, pattern, flags, format }: StringType, text: string): boolean {
  const length = [...text].length;
  if (length < minLength || length > maxLength) return false;
  if (pattern !== undefined && !new RegExp(pattern, flags ?? "").test(text)) return false;
  return format === undefined || formats[format].good.includes(text);
}

/** Texts that nobody disputes. What lies between is a matter of taste, and not asked. */
export const formats: Readonly<
  Record<NonNullable<StringType["format"]>, { good: readonly string[]; bad: readonly string[] }>
> = {
  email: { good: ["name@example.com", "a.b@mail.example.org"], bad: ["", "name", "@"] },
  uuid: {
    good: ["3f2504e0-4f89-41d3-9a0c-0305e82c3301", "9b2c1f6e-3b1a-4c7d-8f00-6a5b4c3d2e1f"],
    bad: ["", "3f2504e0", "x"],
  },
  uri: { good: ["https://example.com/a", "https://example.com"], bad: ["", "a b"] },
  date: { good: ["2026-01-31", "1999-12-01"], bad: ["", "2026-01", "31.1.2026"] },
  "date-time": { good: ["2026-01-31T12:00:00Z", "1999-12-01T00:00:00.000Z"], bad: ["", "2026-01-31", "noon"] },
};

function isNumber(type: NumberType, value: number): boolean {
  return (
    Number.isFinite(value) &&
    (type.kind === "number" || Number.isInteger(value)) &&
    value >= (type.minimum ?? -Infinity) &&
    value <= (type.maximum ?? Infinity) &&
    value > (type.exclusiveMinimum ?? -Infinity) &&
    value < (type.exclusiveMaximum ?? Infinity) &&
    (type.multipleOf === undefined || value % type.multipleOf === 0)
  );
}
