import { pairOf, relationOf, replayOf } from "../../diff/index.ts";
import { targetText } from "../../providers/targets.ts";
import { walk } from "../../schema/walk.ts";
import type { JsonObject, Target } from "../../types.ts";
import type { Loaded } from "../generator.ts";
import type { Property, Violation } from "../property.ts";
import { type Subject, subjectOf } from "../subject.ts";
import { argumentsOf, refusals } from "./acceptance.ts";
import { said } from "./soundness.ts";

/** What another version of the same generator makes of a type means the same, and is accepted by the same providers. */
export function driftTo(after: Loaded): Property {
  return {
    id: "drift",
    title: "Two versions of a generator write the same",
    *check(subject, { targets, acceptanceOf }) {
      const other = subjectOf(subject.type, after, { seed: 1, acceptanceOf });
      const [was, is] = [subject.emitted("input"), other.emitted("input")];
      if ("threw" in was || "threw" in is) {
        if ("threw" in is && !("threw" in was)) yield { cause: "throws now", says: `throws “${said(is.threw)}”` };
        if ("threw" in was && !("threw" in is)) yield { cause: "throws no more", says: `threw “${said(was.threw)}”` };
        return;
      }
      const [before, now] = [subject.schema("input"), other.schema("input")];
      if (!before || !now || JSON.stringify(before) === JSON.stringify(now)) return;
      yield* byMeaning(before, now);
      yield* byVerdict(subject, after, targets);
      const words = keywordChange(before, now);
      yield { cause: `${bytesOnly}, ${words}`, says: `written otherwise: ${words}`, schema: { before, now } };
    },
  };
}

/** Differences of this kind break nobody. */
export const bytesOnly = "other bytes";

function* byMeaning(before: JsonObject, now: JsonObject): Generator<Violation> {
  const relation = relationOf(pairOf(before, now));
  if (relation === "equal" || relation === "unknown") return;
  const { witness } = replayOf(pairOf(before, now), false);
  yield {
    cause: `means something else, ${relation}`,
    says: `the schema is ${relation === "incomparable" ? "another one" : relation}${witness === undefined ? "" : ": this value was valid"}`,
    schema: { before, now },
    ...(witness !== undefined && { witness }),
  };
}

/** What a provider refuses of the one and not of the other. */
function* byVerdict(subject: Subject, after: Loaded, targets: readonly Target[]): Generator<Violation> {
  const type = argumentsOf(subject.type);
  const before = type && subject.as(type).schema("input");
  const now = type && subjectOf(type, after, { seed: 1, acceptanceOf: subject.acceptanceOf }).schema("input");
  if (!before || !now) return;
  const schema = { before, now };
  for (const target of targets) {
    const [old, fresh] = [refusals(before, target), refusals(now, target)];
    for (const [rule, words] of fresh)
      if (!old.has(rule))
        yield { cause: `refused now, ${rule}`, says: `${targetText(target)} refuses it now: ${words}`, schema };
    // What is refused for another reason now is no better off.
    for (const rule of fresh.size === 0 ? old.keys() : [])
      yield { cause: `refused no more, ${rule}`, says: `${targetText(target)} refused it before`, schema };
  }
}

/** "anyOf → oneOf": the keywords of which there are fewer, and those of which there are more. */
function keywordChange(before: JsonObject, now: JsonObject): string {
  const counts = new Map<string, number>();
  const count = (schema: JsonObject, by: number) => {
    for (const place of walk(schema))
      for (const keyword of Object.keys(place.schema)) counts.set(keyword, (counts.get(keyword) ?? 0) + by);
  };
  count(before, -1);
  count(now, 1);
  const changed = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const gone = changed.flatMap(([keyword, by]) => (by < 0 ? keyword : []));
  const come = changed.flatMap(([keyword, by]) => (by > 0 ? keyword : []));
  if (gone.length > 0 && come.length > 0) return `${gone.join(", ")} → ${come.join(", ")}`;
  if (gone.length > 0) return `without ${gone.join(", ")}`;
  return come.length > 0 ? `with ${come.join(", ")}` : "another order, or other values";
}
