import type { History } from "./call.ts";
import type { Turn, TurnCall } from "./turn.ts";

/** Turns that can still be referred to. */
const most = 10_000;

/** One answer, and all that was said until then, the answer too. */
export interface Remembered {
  turn: Turn;
  history: History;
}

/** Earlier answers, for requests that name them instead of repeating them. Identifiers are without a provider's prefix. */
export interface Memory {
  turn(id: string): Remembered | undefined;
  call(id: string): TurnCall | undefined;
  keep(turn: Turn, history: History): void;
}

export function newMemory(): Memory {
  const turns = new Map<string, Remembered>();
  const calls = new Map<string, TurnCall>();
  return {
    turn: (id) => turns.get(id),
    call: (id) => calls.get(id),
    keep(turn, { turns: before, called }) {
      const history = { turns: before + 1, called: [...called, ...turn.calls.map(({ name }) => name)] };
      turns.set(turn.id, { turn, history });
      for (const call of turn.calls) calls.set(call.id, call);
      const [oldest] = turns.values();
      if (turns.size <= most || oldest === undefined) return;
      turns.delete(oldest.turn.id);
      for (const { id } of oldest.turn.calls) calls.delete(id);
    },
  };
}
