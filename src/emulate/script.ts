import type { Call } from "./call.ts";

/** One pinned turn: what is left out is not said. */
export interface Said {
  text?: string;
  calls?: readonly { name: string; arguments: unknown }[];
}

/** What the model is told to say; the rest it makes up. Without functions it is plain JSON. */
export interface Script {
  /** Tool name → the arguments of its calls. */
  arguments?: Readonly<Record<string, unknown>>;
  /** What it says when it has no tool left to call. */
  text?: string;
  /** What it says where the request asks for JSON. */
  output?: unknown;
  /** The first turn of a conversation, the second, …; later ones are made up. */
  turns?: readonly Said[];
  /** Decides a turn by its call; undefined leaves it to the others. */
  turn?(call: Call): Said | undefined;
}

/** The turn that is pinned for a call, if one is. */
export function pinned(script: Script, call: Call): Said | undefined {
  return script.turn?.(call) ?? script.turns?.[call.history.turns];
}
