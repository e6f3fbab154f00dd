import type { JsonObject } from "../../types.ts";
import type { Literal, Part, TypedPart } from "./parts.ts";

/** What a keyword says of one type's values. A part that obeys wholly is given back as it is. */
export interface TypedClaim {
  type: TypedPart["type"];
  holds(part: TypedPart): readonly Part[];
  fails(part: TypedPart): readonly Part[];
}

/** Keyword → its claim in a schema; undefined where its value is of no use. */
export type Keywords = Readonly<Record<string, (schema: JsonObject, literal: Literal) => TypedClaim | undefined>>;

/** A claim on the parts of one type. */
export function claimOn<Type extends TypedPart["type"]>(
  type: Type,
  holds: (part: Extract<TypedPart, { type: Type }>) => readonly Part[],
  fails: (part: Extract<TypedPart, { type: Type }>) => readonly Part[],
): TypedClaim {
  const isOfType = (part: TypedPart): part is Extract<TypedPart, { type: Type }> => part.type === type;
  return {
    type,
    holds: (part) => (isOfType(part) ? holds(part) : [part]),
    fails: (part) => (isOfType(part) ? fails(part) : []),
  };
}
