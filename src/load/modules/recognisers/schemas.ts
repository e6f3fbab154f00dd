import type { Context, Emitted, Recogniser } from "../recogniser.ts";
import { arktype } from "./arktype.ts";
import { effect } from "./effect.ts";
import { standard } from "./standard.ts";
import { typebox1 } from "./typebox1.ts";
import { typebox034 } from "./typebox034.ts";
import { valibot } from "./valibot.ts";
import { zod3 } from "./zod3.ts";
import { zod4 } from "./zod4.ts";

/** Those that know a schema without a tool around it; `standard`, which many are, is last. */
export const schemaRecognisers: readonly Recogniser[] = [
  zod4,
  zod3,
  typebox1,
  typebox034,
  valibot,
  arktype,
  effect,
  standard,
];

export function isLibrarySchema(value: unknown): boolean {
  return schemaRecognisers.some((recogniser) => recogniser.recognises(value));
}

/** What its own library makes of a schema, or undefined where no library is known to have made it. */
export async function schemaOf(value: unknown, context: Context): Promise<Emitted | undefined> {
  const recogniser = schemaRecognisers.find(({ recognises }) => recognises(value));
  const [emitted] = (await recogniser?.emit(value, context)) ?? [];
  return emitted && recogniser && { ...emitted, source: recogniser.id };
}
