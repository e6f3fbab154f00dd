import type { Generator } from "./generator.ts";
import { outlineOf } from "./outline.ts";
import type { Property, Violation } from "./property.ts";
import type { Type } from "./type.ts";

/** A property that does not hold, shown on the smallest type that was found. */
export interface Failure extends Violation {
  generator: string;
  property: Property["id"];
  type: Type;
  /** The type's shape, which with generator, property and cause says which failure this is. */
  outline: string;
  /** The type in the library's own syntax, ready to be pasted into a file. */
  source: string;
  /** Types among those drawn that fail in the same way, this one included. */
  count: number;
  /** `--seed` and `--path` draw this very type again. */
  seed: number;
  path: string;
}

/** The same for the same failure, run after run, and of no other one. */
export function keyOf({ generator, property, cause, outline }: Failure): string {
  return `${generator} ${property} | ${cause} | ${outline}`;
}

export function failureOf(
  { id, source }: Generator,
  property: Property["id"],
  { type, violation, path }: { type: Type; violation: Violation; path: readonly number[] },
  seed: number,
): Failure {
  return {
    generator: id,
    property,
    ...violation,
    type,
    outline: outlineOf(type),
    source: source(type),
    count: 1,
    seed,
    path: path.join(":"),
  };
}
