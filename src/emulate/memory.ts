import type { History } from "./call.ts";
import type { Turn } from "./turn.ts";

/** Turns that can still be referred to. */
const most = 10_000;

/** What earlier answers said, for requests that name them instead of repeating them. */
export interface Memory {
  /** The history with what it refers to in place; or the first identifier that is not known. */
  recall(history: History): { history: History } | { unknown: string };
  keep(turn: Turn, history: History): void;
}

export function newMemory(): Memory {
  const known = new Map<string, History>();
  const put = (id: string, history: History) => {
    known.set(id, history);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
  };
  return {
    recall(history) {
      const unknown = history.refers.find((id) => !known.has(bare(id)));
      if (unknown !== undefined) return { unknown };
      const earlier = history.refers.flatMap((id) => known.get(bare(id)) ?? []);
      const called = [...new Set([...earlier.flatMap((each) => each.called), ...history.called])];
      const turns = Math.max(0, ...earlier.map((each) => each.turns)) + history.turns;
      return { history: { turns, called, refers: [] } };
    },
    keep(turn, history) {
      const called = [...history.called, ...turn.calls.map(({ name }) => name)];
      put(turn.id, { turns: history.turns + 1, called, refers: [] });
      for (const { id, name } of turn.calls) put(id, { turns: history.turns + 1, called: [name], refers: [] });
    },
  };
}

/** Without the provider's prefix: `resp_…`, `fc_…`. */
function bare(id: string): string {
  return id.replace(/^[a-z]+_/, "");
}
