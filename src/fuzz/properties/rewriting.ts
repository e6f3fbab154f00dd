import * as fc from "fast-check";
import { acceptanceOf } from "../../schema/acceptance.ts";
import { fromStrict, strictOf } from "../../schema/strict-form.ts";
import { valuesOf } from "../../schema/values.ts";
import type { JsonObject, Target } from "../../types.ts";
import type { Violation } from "../property.ts";
import { judgedOn } from "./judging.ts";

/**
 * What is valid under the strict form of a schema is valid under the schema itself, once its nulls are taken out. Asked
 * of those only whose strict form OpenAI takes: the others are never sent.
 */
export function* rewritingFaults(schema: JsonObject, seed = 1): Generator<Violation> {
  const strict = strictOf(schema);
  if (!isSent(strict)) return;
  const [before, after] = [acceptanceOf(schema), acceptanceOf(strict)];
  if (!before || !after) return;
  for (const witness of fc.sample(valuesOf(fc, strict), { seed, numRuns: 10 })) {
    if (!after.surely(witness)) continue;
    const back = fromStrict(witness, schema, schema);
    if (before.possibly(back)) continue;
    const says = `the schema refuses what comes back from its strict form: ${JSON.stringify(back)}`;
    yield { cause: "refused on return", says, witness, schema: strict };
    return;
  }
}

const openai: Target = { provider: "openai", surface: "chat.tools", strict: true, asOf: "2026-11-22" };

/** Would a strict tool of this schema be taken? */
export function isSent({ $schema: _, ...inputSchema }: JsonObject): boolean {
  const tool = { name: "fuzz", inputSchema, strict: true, origin: { source: "fuzz" } };
  return judgedOn([tool], openai).every(({ verdict }) => verdict !== "reject");
}
