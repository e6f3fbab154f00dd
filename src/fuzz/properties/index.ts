import type { Property } from "../property.ts";
import { determinism } from "./determinism.ts";
import { soundness } from "./soundness.ts";
import { totality } from "./totality.ts";

/** In the order of what hurts most. */
export const properties: readonly Property[] = [totality, soundness, determinism];
