import { isObject } from "../schema/json.ts";
import { maxDepth } from "../schema/walk.ts";
import type { Finding, Tool } from "../types.ts";
import { fingerprint } from "./fingerprint.ts";

/** What is wrong with a tool whoever is asked. */
export function hygieneOf(tool: Tool): Finding[] {
  const levels = depthOf(tool.inputSchema);
  // A schema adds at most two levels of JSON to its parent: `properties`, and the property.
  if (levels <= maxDepth * 2) return [];
  const { name, origin } = tool;
  const position = origin.locate?.("");
  return [
    {
      rule: "hygiene/too-deep",
      severity: "error",
      title: `A schema is at most ${maxDepth} schemas deep`,
      why: "drycall judges it down to that depth only, and no provider is known to take as much.",
      mend: "Flatten the schema, or use `$ref`.",
      tool: name,
      pointer: "",
      args: { levels },
      fixes: [],
      fingerprint: fingerprint("hygiene/too-deep", name, "", {}),
      ...(origin.file !== undefined && { file: origin.file }),
      ...(position && { position }),
    },
  ];
}

/** Levels of objects and lists, counted without recursion: a hostile schema may have tens of thousands. */
function depthOf(value: unknown): number {
  let levels = 0;
  for (let level: unknown[] = [value]; level.length > 0; levels += 1)
    level = level.flatMap((each) => (Array.isArray(each) ? each : isObject(each) ? Object.values(each) : []));
  return levels;
}
