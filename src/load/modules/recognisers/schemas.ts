import type { Context, Emitted, SchemaRecogniser, Type } from "../recogniser.ts";
import { aiSchema } from "./ai-schema.ts";
import { arktype } from "./arktype.ts";
import { effect } from "./effect.ts";
import { standard } from "./standard.ts";
import { typebox1 } from "./typebox1.ts";
import { typebox034 } from "./typebox034.ts";
import { valibot } from "./valibot.ts";
import { zodShape } from "./zod-shape.ts";
import { zod3 } from "./zod3.ts";
import { zod4 } from "./zod4.ts";

/** Those that know a schema without a tool around it; `standard`, which many are, is last. */
export const schemaRecognisers: readonly SchemaRecogniser[] = [
  zod4,
  zod3,
  typebox1,
  typebox034,
  valibot,
  arktype,
  effect,
  aiSchema,
  standard,
];

export function isLibrarySchema(value: unknown): boolean {
  return recogniserOf(value) !== undefined;
}

/** What its own library makes of a schema, or undefined where no library is known to have made it. */
export async function schemaOf(value: unknown, context: Context): Promise<Emitted | undefined> {
  const recogniser = recogniserOf(value);
  const [emitted] = (await recogniser?.emit(value, context)) ?? [];
  return emitted && recogniser && { ...emitted, source: recogniser.id };
}

/** What a type says itself, or a literal of them; nothing where no library is known to have made it. Converts nothing. */
export async function typeOf(value: unknown, context: Context): Promise<Type> {
  const recogniser = recogniserOf(value) ?? (zodShape.recognises(value) ? zodShape : undefined);
  return (await recogniser?.typeOf(value, context)) ?? {};
}

function recogniserOf(value: unknown): SchemaRecogniser | undefined {
  return schemaRecognisers.find(({ recognises }) => recognises(value));
}
