import type { Io } from "./io.ts";

/** Shorter work needs no progress line. */
const patience = 300;

export interface Progress {
  /** Tells what is being done now. */
  step(doing: string): void;
  /** Clears the line. */
  stop(): void;
}

/** A line on stderr that says what takes so long; only where someone is watching. */
export function startProgress({ stderr, env }: Io): Progress {
  if (!stderr.isTTY || env.CI || env.TERM === "dumb") return { step: () => {}, stop: () => {} };
  const started = performance.now();
  let doing = "";
  let shown = false;
  const show = () => {
    stderr.write(`\r\u001b[2K${doing.slice(0, (stderr.columns || 80) - 1)}`);
    shown = true;
  };
  const timer = setTimeout(show, patience);
  return {
    step(text) {
      doing = `${text} …`;
      // Judging holds the event loop: the timer alone would come too late.
      if (shown || performance.now() - started > patience) show();
    },
    stop() {
      clearTimeout(timer);
      if (shown) stderr.write("\r\u001b[2K");
    },
  };
}
