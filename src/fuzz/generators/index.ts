import type { Generator } from "../generator.ts";
import { arktype } from "./arktype.ts";
import { effect } from "./effect.ts";
import { effect3 } from "./effect3.ts";
import { typebox } from "./typebox.ts";
import { typebox34 } from "./typebox34.ts";
import { valibot } from "./valibot.ts";
import { zod3 } from "./zod3.ts";
import { zod4 } from "./zod4.ts";

/** Every generator that is known. */
export const generators: readonly Generator[] = [zod4, zod3, typebox, typebox34, valibot, arktype, effect, effect3];
