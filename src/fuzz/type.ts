/** A type as every schema library knows it, as plain data: it can be written to a file and sent to another process. */
export type Type =
  | StringType
  | NumberType
  | { kind: "boolean" }
  | { kind: "null" }
  | { kind: "literal"; value: Scalar }
  | { kind: "enum"; values: readonly Scalar[] }
  | { kind: "date" }
  | ArrayType
  | { kind: "tuple"; items: readonly Type[] }
  | ObjectType
  | { kind: "record"; values: Type }
  | { kind: "union"; of: readonly Type[] }
  | DiscriminatedType
  | { kind: "nullable"; of: Type }
  | { kind: "optional"; of: Type }
  | { kind: "default"; of: Type; value: unknown }
  | { kind: "brand"; of: Type }
  | { kind: "refine"; of: Type }
  | { kind: "describe"; of: Type; text: string }
  | { kind: "lazy"; of: Type }
  | { kind: "recursive"; name: string; of: Type }
  | { kind: "ref"; name: string };

export type Scalar = string | number | boolean;
export type Format = "email" | "uuid" | "uri" | "date" | "date-time";

export interface StringType {
  kind: "string";
  format?: Format;
  /** In characters, as JSON Schema counts them. */
  minLength?: number;
  maxLength?: number;
  /** One of `patterns`, so that a library's reading of patterns in general is not what is asked. */
  pattern?: string;
  /** `i` or none. */
  flags?: "i";
}

export interface NumberType {
  kind: "number" | "integer";
  minimum?: number;
  maximum?: number;
  exclusiveMinimum?: number;
  exclusiveMaximum?: number;
  /** A whole number: nobody agrees on the others. */
  multipleOf?: number;
}

export interface ArrayType {
  kind: "array";
  items: Type;
  minItems?: number;
  maxItems?: number;
}

export interface Property {
  name: string;
  /** `optional` and `default` are read here, at the root of a type, and nowhere else. */
  type: Type;
}

export interface ObjectType {
  kind: "object";
  properties: readonly Property[];
  /** Refuses other keys; else they are let through or dropped, as the library likes. */
  closed?: boolean;
}

/** Objects told apart by the value of one property, which is not among a branch's `properties`. */
export interface DiscriminatedType {
  kind: "discriminated";
  on: string;
  of: readonly { tag: string; properties: readonly Property[] }[];
}

export type Kind = Type["kind"];

/** The types one step inside. */
export function childrenOf(type: Type): readonly Type[] {
  switch (type.kind) {
    case "array":
      return [type.items];
    case "tuple":
      return type.items;
    case "object":
      return type.properties.map((property) => property.type);
    case "record":
      return [type.values];
    case "union":
      return type.of;
    case "discriminated":
      return type.of.flatMap(({ properties }) => properties.map((property) => property.type));
    default:
      return "of" in type ? [type.of] : [];
  }
}

/** The same type with other types one step inside, given in the order of `childrenOf`. */
export function withChildren(type: Type, children: readonly Type[]): Type {
  const rest = [...children];
  const next = () => rest.shift() ?? { kind: "boolean" as const };
  const renewed = (properties: readonly Property[]) => properties.map(({ name }) => ({ name, type: next() }));
  switch (type.kind) {
    case "array":
      return { ...type, items: next() };
    case "tuple":
      return { ...type, items: children };
    case "object":
      return { ...type, properties: renewed(type.properties) };
    case "record":
      return { ...type, values: next() };
    case "union":
      return { ...type, of: children };
    case "discriminated":
      return { ...type, of: type.of.map(({ tag, properties }) => ({ tag, properties: renewed(properties) })) };
    default:
      return "of" in type ? { ...type, of: next() } : type;
  }
}

/** How many types a type is made of, itself included; a `ref` is one that was counted before. */
export function sizeOf(type: Type): number {
  const own = type.kind === "ref" ? 0 : 1;
  return childrenOf(type).reduce((sum, child) => sum + sizeOf(child), own);
}

/** Every type inside a type, itself first. */
export function* typesIn(type: Type): Generator<Type> {
  yield type;
  for (const child of childrenOf(type)) yield* typesIn(child);
}

export function holdsKind(type: Type, ...kinds: readonly Kind[]): boolean {
  for (const { kind } of typesIn(type)) if (kinds.includes(kind)) return true;
  return false;
}

/** May the property be left out? */
export function isOptional({ type }: Property): boolean {
  const { kind } = bare(type);
  return kind === "optional" || kind === "default";
}

/** The type under its descriptions. */
export function bare(type: Type): Type {
  return type.kind === "describe" ? bare(type.of) : type;
}

/** The types by the names that refer to them. */
export type Scope = ReadonlyMap<string, Type>;

export const noScope: Scope = new Map();

/** The same type with a name of its own for each recursion: T1, T2, … in the order of the type. */
export function withOwnNames(type: Type): Type {
  let count = 0;
  const renamed = (at: Type, names: ReadonlyMap<string, string>): Type => {
    if (at.kind === "ref") return { kind: "ref", name: names.get(at.name) ?? at.name };
    if (at.kind !== "recursive")
      return withChildren(
        at,
        childrenOf(at).map((child) => renamed(child, names)),
      );
    const name = `T${++count}`;
    return { kind: "recursive", name, of: renamed(at.of, new Map(names).set(at.name, name)) };
  };
  return renamed(type, new Map());
}
