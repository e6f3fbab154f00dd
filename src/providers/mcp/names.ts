import type { Args, Target, ToolCheck } from "../../types.ts";

/** A check of a tool's name on a target. Args: `index`, and those that `check` gives. */
export function onName(check: (name: string, target: Target) => Args | undefined): ToolCheck {
  return {
    on: "tool",
    check({ name, index }, { target }) {
      const args = check(name, target);
      return args ? [{ args: { index, ...args } }] : [];
    },
  };
}

/** What is common to the clients that write `_` for characters which providers refuse. */
export const normalizedName = {
  name: "normalized-tool-name",
  verdict: "ignored",
  stage: "names",
  why: "The model sees the tool under another name than the one your prompts and logs speak of.",
  mend: "Use letters, digits, `_` and `-`.",
} as const;
