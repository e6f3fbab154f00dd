import type { Pointer, Tool } from "../../types.ts";

/** Knows the objects of one library, and asks that library what it makes of them. */
export interface Recogniser {
  /** The tool's `origin.source`: "zod4", "ai", … */
  id: string;
  /** Cheap, and true of nothing but this library's objects. */
  recognises(value: unknown): boolean;
  /**
   * What leaves the process when the library is used as its documentation says.
   *
   * @throws whatever the library throws; UserError where a part of it is not installed
   */
  emit(value: unknown, context: Context): Promise<readonly Emitted[]>;
}

/** What an object does not say itself. */
export interface Context {
  /** The name of the export, or the key that it stands under. */
  name: string;
  libraries: Libraries;
}

/** The user's own copies of libraries, as the user's file would import them. */
export interface Libraries {
  /** undefined where it is not installed. */
  find(specifier: string): Promise<unknown>;
  /** @throws UserError where it is not installed */
  load(specifier: string): Promise<unknown>;
  /** The package that a specifier leads to. */
  about(specifier: string): Promise<Library | undefined>;
}

export interface Library {
  name: string;
  version: string;
  folder: string;
}

/** Knows the types of one library, with or without a tool around them. */
export interface SchemaRecogniser extends Recogniser {
  typeOf(value: unknown, context: Context): Promise<Type>;
}

/** What a type says itself, without being converted. */
export interface Type {
  /** Does the library, at run time, take these arguments? */
  validate?: Validate;
  /** The names of the type's own properties, where they can be read off. */
  properties?: readonly string[];
  /** What the type says of them. */
  descriptions?: Readonly<Record<string, string>>;
}

/** A tool, before it is known where it stood. */
export interface Emitted extends Type {
  tool: Omit<Tool, "origin" | "losses">;
  /** The provider whose shape it is in, where only one has that shape. */
  wire?: string;
  /** The library that wrote the schema, where that is not the recogniser's own. */
  source?: string;
  /** The specifier of the library that wrote the schema. */
  library?: string;
  /** Where the schema's definition stands in the value. */
  schemaAt?: Pointer;
  nameAt?: Pointer;
  /** The name by which it was registered on an object that the value is: `server.registerTool("name", …)`. */
  registered?: string;
}

export type Validate = (value: unknown) => boolean | Promise<boolean>;
