import { providerOf } from "../providers/index.ts";
import { targetText } from "../providers/targets.ts";
import type { Target } from "../types.ts";

/**
 * The targets as the user would name them: a provider alone stands for its main surfaces.
 *
 * @example "openai, azure-openai/chat.tools+strict"
 */
export function targetsText(targets: readonly Target[]): string {
  const families = new Map<string, Target[]>();
  for (const target of targets) {
    const key = whoOf(target);
    families.set(key, [...(families.get(key) ?? []), target]);
  }
  return [...families.values()].flatMap(familyTexts).join(", ");
}

/** A target without its surface: `openai+strict`. */
export function whoOf(target: Target): string {
  return targetText({ ...target, surface: "" }).replace("/", "");
}

/** A provider may read a target as of another day than was asked: that makes no other target of it. */
export function sameTarget(a: Target | undefined, b: Target | undefined): boolean {
  return a?.provider === b?.provider && a?.surface === b?.surface && a?.strict === b?.strict && a?.model === b?.model;
}

/** The names of targets that differ in their surfaces only. */
function familyTexts(targets: readonly Target[]): string[] {
  const [first] = targets;
  const mains = first ? mainSurfaces(first) : [];
  const isWhole = mains.length > 0 && mains.every((id) => targets.some(({ surface }) => surface === id));
  if (!first || !isWhole) return targets.map(targetText);
  const others = targets.filter(({ surface }) => !mains.includes(surface));
  return [whoOf(first), ...others.map(targetText)];
}

/** The surfaces of the target's kind, tools or formats, that its provider's name stands for. */
function mainSurfaces({ provider, surface }: Target): string[] {
  const surfaces = providerOf(provider)?.surfaces ?? [];
  const carries = surfaces.find(({ id }) => id === surface)?.carries;
  return surfaces.filter((each) => each.main && each.carries === carries).map(({ id }) => id);
}
