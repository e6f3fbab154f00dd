import * as fc from "fast-check";
import { applyEdits } from "../../fix/apply.ts";
import { providerOf } from "../../providers/index.ts";
import { acceptanceOf } from "../../schema/acceptance.ts";
import { isObject } from "../../schema/json.ts";
import { valuesOf } from "../../schema/values.ts";
import type { Finding, Fix, JsonObject, Target, Tool } from "../../types.ts";
import type { Violation } from "../property.ts";
import { familyOf, judgedOn } from "./judging.ts";

/** A fix takes its finding away, brings no other, and does to the accepted arguments what it says. */
export function* fixingFaults(tool: Tool, target: Target, seed = 1): Generator<Violation> {
  const before = found(tool, target);
  for (const finding of before)
    for (const fix of finding.fixes) yield* faultsOf(fix, finding, { tool, target, before, seed });
}

interface Offered {
  tool: Tool;
  target: Target;
  before: readonly Finding[];
  seed: number;
}

function* faultsOf(fix: Fix, finding: Finding, { tool, target, before, seed }: Offered): Generator<Violation> {
  const { rule } = finding;
  const told = { witness: fix, schema: tool.inputSchema };
  const inputSchema = applyEdits(tool.inputSchema, fix.edits);
  const after = found({ ...tool, inputSchema }, target);
  if (after.some((each) => nameOf(each) === nameOf(finding)))
    yield { cause: `${rule} stays`, says: `“${fix.title}” leaves its finding`, ...told };
  for (const other of after.filter((each) => isNew(each, before, after)))
    if (isOfFix(other, fix) || stageOf(other) <= stageOf(finding))
      yield { cause: `${rule} adds ${other.rule}`, says: `“${fix.title}” brings ${nameOf(other)}`, ...told };
  const witness = unsafe(fix, tool.inputSchema, inputSchema, seed);
  if (witness)
    yield {
      cause: `${rule} is not ${fix.safety}`,
      says: `“${fix.title}” says it leaves the accepted arguments ${fix.safety}, and these are ${witness.now}`,
      ...told,
      witness: witness.value,
    };
}

function found(tool: Tool, target: Target): Finding[] {
  return judgedOn([tool], target).flatMap(({ findings }) => findings);
}

function nameOf({ rule, pointer, args }: Finding): string {
  return `${rule} ${pointer} ${JSON.stringify(args)}`;
}

/** Findings move with their places: there are new ones of a rule where there are more. */
function isNew({ rule }: Finding, before: readonly Finding[], after: readonly Finding[]): boolean {
  const count = (findings: readonly Finding[]) =>
    findings.filter((each) => familyOf(each.rule) === familyOf(rule)).length;
  return count(after) > count(before);
}

/** Does it point at what the fix wrote? Else, in a later stage, it was there all along: the provider did not get that far. */
function isOfFix({ pointer }: Finding, { edits }: Fix): boolean {
  return edits.some(({ op, path }) => op !== "remove" && (pointer === path || pointer.startsWith(`${path}/`)));
}

function stageOf({ rule: id, target }: Finding): number {
  const provider = target && providerOf(target.provider);
  const stage = provider?.rules.find(({ name }) => id === `${provider.id}/${name}`)?.stage;
  return provider?.answering.stages.findIndex(({ name }) => name === stage) ?? -1;
}

/** Arguments that a fix treats otherwise than its safety says. */
function unsafe(
  { safety }: Fix,
  before: unknown,
  after: unknown,
  seed: number,
): { value: unknown; now: string } | undefined {
  if (safety === "changes" || !isObject(before) || !isObject(after)) return undefined;
  const [was, is] = [acceptanceOf(before), acceptanceOf(after)];
  if (!was || !is) return undefined;
  for (const value of argumentsOf(before, after, seed)) {
    if (safety !== "widens" && is.surely(value) && !was.possibly(value)) return { value, now: "accepted now" };
    if (safety !== "narrows" && was.surely(value) && !is.possibly(value)) return { value, now: "refused now" };
  }
  return undefined;
}

/** Values drawn of either schema, most of them valid, and what any object may hold. */
export function argumentsOf(before: JsonObject, after: JsonObject, seed: number, count = 8): unknown[] {
  const drawn = [before, after].map((schema) => valuesOf(fc, schema));
  return [{}, { other: 1 }, ...fc.sample(fc.oneof(...drawn), { seed, numRuns: count })].filter(isObject);
}
