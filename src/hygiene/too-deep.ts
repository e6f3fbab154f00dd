import { inspect, isPlainJson, plainLevels } from "../schema/plain.ts";
import { maxDepth } from "../schema/walk.ts";
import type { ToolRule } from "./rule.ts";

export const tooDeep: ToolRule = {
  name: "too-deep",
  severity: "error",
  title: `A schema is at most ${maxDepth} schemas deep`,
  why: "drycall judges it down to that depth only, and no provider is known to take as much.",
  mend: "Flatten the schema, or use `$ref`.",
  sources: [],
  find({ inputSchema }) {
    if (isPlainJson(inputSchema)) return [];
    const { levels } = inspect(inputSchema);
    return levels > plainLevels ? [{ pointer: "", args: { levels } }] : [];
  },
};
