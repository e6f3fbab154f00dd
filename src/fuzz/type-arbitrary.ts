import * as fc from "fast-check";
import { smallerTypes } from "./smaller.ts";
import type { Type } from "./type.ts";
import { drawnTypes, type TypeOptions } from "./type-draw.ts";
import { isWellFormed } from "./well-formed.ts";

/**
 * Draws types, and shrinks to a smallest one: no part of it can be left out without the fault going away.
 *
 * @example fc.assert(fc.property(typeArbitrary(), (type) => isFine(convert(build(type)))))
 */
export function typeArbitrary(options: TypeOptions = {}): fc.Arbitrary<Type> {
  return new TypeArbitrary(drawnTypes(options).filter(isWellFormed));
}

/** fast-check shrinks by undoing choices; a type shrinks better by its own parts. */
class TypeArbitrary extends fc.Arbitrary<Type> {
  readonly #drawn: fc.Arbitrary<Type>;

  constructor(drawn: fc.Arbitrary<Type>) {
    super();
    this.#drawn = drawn;
  }

  override generate(random: fc.Random, bias: number | undefined): fc.Value<Type> {
    return new fc.Value(this.#drawn.generate(random, bias).value, undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is Type {
    return typeof value === "object" && value !== null && "kind" in value;
  }

  override shrink(type: Type): fc.Stream<fc.Value<Type>> {
    return fc.stream(smallerTypes(type)).map((smaller) => new fc.Value(smaller, undefined));
  }
}
