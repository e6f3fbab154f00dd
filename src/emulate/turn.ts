/** What the model answers to one call. */
export interface Turn {
  /** 24 letters and digits: a provider puts its own prefix in front. */
  id: string;
  /** Seconds since 1970. */
  at: number;
  text?: string;
  calls: readonly TurnCall[];
  reason: Reason;
  /** The stop text that ended the turn. */
  stoppedBy?: string;
  usage: Usage;
}

export interface TurnCall {
  /** 24 letters and digits, as the turn's own. */
  id: string;
  name: string;
  arguments: unknown;
}

/** Why a turn ended: it was said in full, it waits for tools, it met a stop text, or its tokens were used up. */
export type Reason = "done" | "calls" | "stop" | "length";

/** Tokens. */
export interface Usage {
  input: number;
  output: number;
}
