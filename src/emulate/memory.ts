import type { Call, History } from "./call.ts";
import type { Turn, TurnCall } from "./turn.ts";

/** Turns that can still be referred to. */
const most = 2_000;

/** One answer, and all that was said until then, the answer too. */
export interface Remembered {
  turn: Turn;
  history: History;
  /** What was asked, of a thread. */
  call?: Call;
}

/** Earlier answers, for requests that name them instead of repeating them. Identifiers are without a provider's prefix. */
export interface Memory {
  turn(id: string): Remembered | undefined;
  call(id: string): TurnCall | undefined;
  keep(turn: Turn, call: Call): void;
}

export function newMemory(): Memory {
  const turns = new Map<string, Remembered>();
  const calls = new Map<string, TurnCall>();
  return {
    turn: (id) => turns.get(id),
    call: (id) => calls.get(id),
    keep(turn, call) {
      const called = [...call.history.called, ...turn.calls.map(({ name }) => name)];
      const history = { turns: call.history.turns + 1, called };
      turns.set(turn.id, { turn, history, ...(call.isThread && { call }) });
      for (const each of turn.calls) calls.set(each.id, each);
      const [oldest] = turns.values();
      if (turns.size <= most || oldest === undefined) return;
      turns.delete(oldest.turn.id);
      for (const { id } of oldest.turn.calls) calls.delete(id);
    },
  };
}
