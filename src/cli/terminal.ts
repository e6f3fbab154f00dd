import type { Display } from "../report/options.ts";
import type { Io, Output } from "./io.ts";

export interface ColourFlags {
  color?: boolean | undefined;
  "no-color"?: boolean | undefined;
}

/** Longer lines are no easier to read. */
const widest = 120;

/** How to print to a stream: flags first, then NO_COLOR and FORCE_COLOR, then what the stream is. */
export function displayOf(output: Output, { env }: Pick<Io, "env">, flags: ColourFlags = {}): Display {
  return {
    width: Math.min(output.columns || 80, widest),
    colour: hasColour(output, env, flags),
    unicode: isUnicode(env),
  };
}

/** How to print to a file: no colours. */
export const fileDisplay: Display = { width: 100, colour: false, unicode: true };

function hasColour({ isTTY }: Output, env: Io["env"], flags: ColourFlags): boolean {
  if (flags["no-color"]) return false;
  if (flags.color) return true;
  // https://no-color.org, https://force-color.org: an empty value counts as absent.
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  if (env.TERM === "dumb") return false;
  // GitHub's log shows colours, and is no terminal.
  return isTTY === true || Boolean(env.GITHUB_ACTIONS);
}

function isUnicode(env: Io["env"]): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  // The console of the Linux kernel has no such glyphs.
  if (env.TERM === "linux") return false;
  return !locale || /utf-?8/i.test(locale);
}
