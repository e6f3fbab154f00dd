import { arrays } from "./keywords-array.ts";
import { objects } from "./keywords-object.ts";
import { numbers, strings } from "./keywords-scalar.ts";
import type { Keywords } from "./typed-claim.ts";

/** Every keyword that speaks of one type's values. */
export const keywords: Keywords = { ...numbers, ...strings, ...arrays, ...objects };
