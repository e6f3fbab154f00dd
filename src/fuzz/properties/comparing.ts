import { changesBetween, diffCatalogues, pairOf, relationOf, replayOf } from "../../diff/index.ts";
import { accepts } from "../../schema/accepts.ts";
import type { JsonObject, Tool } from "../../types.ts";
import type { Violation } from "../property.ts";
import type { Edited } from "../schemas/edit-arbitrary.ts";
import { argumentsOf } from "./fixing.ts";

/** A schema does not differ from itself, an edit is told as what it is, and a witness really witnesses. */
export async function comparingFaults({ what, before, after, effect }: Edited, seed = 1): Promise<Violation[]> {
  const faults: Violation[] = [];
  const add = (cause: string, says: string, witness?: unknown) =>
    faults.push({ cause, says: `${what}: ${says}`, witness, schema: { before, after } });
  for (const schema of [before, after]) {
    const [first] = changesBetween([toolOf(schema)], [toolOf(structuredClone(schema))]);
    if (first) add("differs from itself", `a schema is said to differ from itself: ${first.rule}`, schema);
  }
  const pair = pairOf(before, after);
  const [relation, replay] = [relationOf(pair), replayOf(pair)];
  if (!possible[effect].includes(relation))
    add(`told as ${relation}`, `this can accept ${effect}, and is told as ${relation}`);
  for (const value of argumentsOf(before, after, seed)) {
    const [was, is] = [accepts(before, value), accepts(after, value)];
    if (was && is === false && (relation === "equal" || relation === "widened"))
      add(`${relation} in spite of a value`, `told as ${relation}, and a value is refused now`, value);
    if (is && was === false && (relation === "equal" || relation === "narrowed"))
      add(`${relation} in spite of a value`, `told as ${relation}, and a value is taken now`, value);
  }
  if (replay.effect === "refused" && disproves(before, after, replay.witness))
    add("a witness that witnesses nothing", "replay is told to break on arguments that do not", replay.witness);
  const { changes } = await diffCatalogues([toolOf(before)], [toolOf(after)], { runs: 20, budgetMs: 50 });
  for (const { rule, level, witness } of changes) {
    if (level === "breaking" && effect !== "fewer" && replay.verdict === "compatible")
      add("breaks though it cannot", `${rule} is told to break calls, which replay as before`);
    if (witness?.effect === "refused" && disproves(before, after, witness.arguments))
      add("a witness that witnesses nothing", `${rule} is shown by arguments that do not`, witness.arguments);
    if (witness?.effect === "received" && disproves(after, before, witness.arguments))
      add(
        "a witness that witnesses nothing",
        `${rule} is shown by arguments that were taken before`,
        witness.arguments,
      );
  }
  return faults;
}

/** What may be told of an edit: what stood there before may have made it empty. */
const possible: Readonly<Record<Edited["effect"], readonly string[]>> = {
  none: ["equal", "unknown"],
  fewer: ["equal", "narrowed", "unknown"],
  more: ["equal", "widened", "unknown"],
};

/** Does ajv say for certain that these arguments are not taken by one and refused by the other? */
function disproves(takes: JsonObject, refuses: JsonObject, value: unknown): boolean {
  return accepts(takes, value) === false || accepts(refuses, value) === true;
}

function toolOf(inputSchema: unknown): Tool {
  return { name: "fuzz", inputSchema, origin: { source: "fuzz" } };
}
