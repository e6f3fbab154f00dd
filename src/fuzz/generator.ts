import type { Type } from "./type.ts";

/** Which side of a type a schema describes: what comes in, before defaults and transforms, or what comes out. */
export type Side = "input" | "output";

/** What the library itself says of a value at run time. */
export type Parsed = { ok: true; output: unknown } | { ok: false };

/** A schema library with what makes JSON Schema of its types. */
export interface Generator {
  id: string;
  /** The packages that it needs, as `npm install` takes them; the first is the one it is known by. */
  packages: readonly string[];
  /** Can the library say this type at all? */
  supports(type: Type): boolean;
  /** The type in the library's own syntax, as it would be written in a file: imports, declarations, `export const type`. */
  source(type: Type): string;
  /** What the library's documentation says it does not do: no failures. */
  gaps: readonly Gap[];
  /** undefined where it is not installed. */
  load(libraries: Libraries): Promise<Loaded | undefined>;
}

/** A generator with the user's own copy of its library. */
export interface Loaded {
  generator: Generator;
  /** Package → version, in the order of `packages`. */
  versions: Readonly<Record<string, string>>;
  /** The library's own object of a type. */
  build(type: Type): unknown;
  /** The JSON Schema of a built type, as the library returns it. @throws whatever the library throws */
  emit(built: unknown, side: Side): unknown;
  /** @throws what the library throws where it should have refused */
  parse(built: unknown, value: unknown): Parsed;
}

/** A documented difference between a type and its schema. */
export interface Gap {
  /** The property that does not hold, and the beginning of the cause where only some causes are meant. */
  property: string;
  cause?: string;
  /** The types that it is about; all unless told. */
  of?(type: Type): boolean;
  why: string;
  /** An address that tells of it. */
  source: string;
}

/** How a generator finds its packages. */
export interface Libraries {
  /** The module that a specifier leads to, undefined where it is not installed. */
  find(specifier: string): Promise<unknown>;
  /** undefined where it is not installed. */
  version(specifier: string): Promise<string | undefined>;
}
