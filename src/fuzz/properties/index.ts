import type { Property } from "../property.ts";
import { acceptance } from "./acceptance.ts";
import { determinism } from "./determinism.ts";
import { roundTrip } from "./round-trip.ts";
import { soundness } from "./soundness.ts";
import { totality } from "./totality.ts";

/** In the order of what hurts most. */
export const properties: readonly Property[] = [totality, soundness, determinism, acceptance, roundTrip];
