import { compareLock, type Judged, type Lock, lockOf, readLock, writeLock } from "../../lock/index.ts";
import type { Target, Tool } from "../../types.ts";
import type { Violation } from "../property.ts";
import { judgedOn } from "./judging.ts";

/** Tools have no drift from their own lock, written and read again; any tool that is changed, gone or new has. */
export async function* lockingFaults(tools: readonly Tool[], targets: readonly Target[]): AsyncGenerator<Violation> {
  const lock = await readLock(writeLock(lockOf(judged(tools, targets))), "drycall.lock.json");
  const drift = (after: readonly Tool[]) => driftFrom(lock, judged(after, targets));
  for (const rule of drift(tools))
    yield { cause: `drift of nothing: ${rule}`, says: `tools are said to have drifted from their own lock: ${rule}` };
  for (const [what, changed] of changes(tools))
    if (drift(changed).length === 0)
      yield { cause: `no drift: ${what}`, says: `the lock does not notice: ${what}`, witness: changed };
}

function judged(tools: readonly Tool[], targets: readonly Target[]): Judged {
  const asOf = targets[0]?.asOf ?? "2026-01-01";
  return { asOf, tools, targets, judgements: targets.flatMap((target) => judgedOn(tools, target)) };
}

function driftFrom(lock: Lock, after: Judged): string[] {
  return compareLock(lock, after).map(({ rule }) => rule);
}

function* changes(tools: readonly Tool[]): Generator<readonly [what: string, tools: readonly Tool[]]> {
  const origin = { source: "fuzz" };
  yield ["a new tool", [...tools, { name: "brand_new", inputSchema: { type: "object" }, origin }]];
  for (const [index, tool] of tools.entries()) {
    const instead = (changed: Tool) => tools.with(index, changed);
    yield ["a tool that is gone", tools.toSpliced(index, 1)];
    yield ["another name", instead({ ...tool, name: `${tool.name}_2` })];
    yield ["another description", instead({ ...tool, description: `${tool.description ?? ""}!` })];
    yield ["the strict flag", instead({ ...tool, strict: !tool.strict })];
    yield ["a schema within another", instead({ ...tool, inputSchema: { allOf: [tool.inputSchema] } })];
    yield [
      "a word in the schema",
      instead({ ...tool, inputSchema: { ...Object(tool.inputSchema), title: "Changed" } }),
    ];
  }
  if (tools.length > 1) yield ["another order", tools.toReversed()];
}
