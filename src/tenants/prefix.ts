import { wireOf } from "../diff/cache.ts";
import type { Census } from "./census.ts";

/** How much of the tools' block a prompt cache can share among tenants: it compares bytes from the start. */
export interface SharedPrefix {
  /** Of the tools that stand first in every catalogue, the same and in the same order. */
  tools: number;
  tokens: number;
  /** Where the first difference is; null where all catalogues are the same. */
  breaksAt: { index: number; variants: readonly { tool: string | null; tenants: number }[] } | null;
  /** If the tools that all tenants have stood first: their tokens, and their names in an order that is good for all. */
  possible: { tokens: number; order: readonly string[] };
}

/** Variants that are told of a place. */
const mostVariants = 5;

/** @param tokens of each tool of the census */
export function sharedPrefix({ tenants, tools, catalogues }: Census, tokens: readonly number[]): SharedPrefix {
  const wires = tools.map(({ tool }) => JSON.stringify(wireOf(tool)));
  const [first, ...others] = catalogues;
  const lists = first ? [first, ...others] : [];
  const wireAt = (list: readonly number[], index: number) => wires[list[index] ?? -1];
  let length = 0;
  while (
    first &&
    length < first.tools.length &&
    lists.every((each) => wireAt(each.tools, length) === wireAt(first.tools, length))
  )
    length += 1;
  const costOf = (list: readonly number[]) => list.reduce((sum, index) => sum + (tokens[index] ?? 0), 0);
  const isBroken = lists.some((each) => each.tools.length > length);
  const shared = sharedTools({ tenants, tools, catalogues }, wires);
  return {
    tools: length,
    tokens: costOf(first?.tools.slice(0, length) ?? []),
    breaksAt: isBroken ? { index: length, variants: variantsAt(length, { tenants, tools, catalogues }, wires) } : null,
    possible: { tokens: costOf(shared), order: shared.map((index) => tools[index]?.tool.name ?? "") },
  };
}

/** The tools whose bytes every tenant has, in the order of the first catalogue. */
function sharedTools({ tenants, tools, catalogues }: Census, wires: readonly (string | undefined)[]): number[] {
  const holders = new Map<string | undefined, Set<number>>();
  tools.forEach((tool, index) => {
    const known = holders.get(wires[index]) ?? new Set();
    for (const tenant of tool.tenants) known.add(tenant);
    holders.set(wires[index], known);
  });
  return (catalogues[0]?.tools ?? []).filter((index) => holders.get(wires[index])?.size === tenants.length);
}

/** What stands at a place, by bytes; no tool where a catalogue has ended. The most common first. */
function variantsAt(at: number, { tools, catalogues }: Census, wires: readonly (string | undefined)[]) {
  const variants = new Map<string | undefined, { tool: string | null; tenants: number }>();
  for (const { tools: list, tenants } of catalogues) {
    const index = list[at];
    const wire = index === undefined ? undefined : wires[index];
    const known = variants.get(wire) ?? { tool: tools[index ?? -1]?.tool.name ?? null, tenants: 0 };
    known.tenants += tenants.length;
    variants.set(wire, known);
  }
  return [...variants.values()].sort((a, b) => b.tenants - a.tenants).slice(0, mostVariants);
}
