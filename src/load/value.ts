import { resolve } from "node:path";
import { UserError } from "../errors.ts";
import { isObject } from "../schema/json.ts";
import { isPlainJson } from "../schema/plain.ts";
import type { Tool } from "../types.ts";
import { describe } from "./describe.ts";
import { lookedFor, recognise } from "./payload.ts";

/** Tools that are at hand already: of `load`, or in a provider's own JSON shape; undefined for anything else. */
export function plainTools(value: unknown, name = "tool"): readonly Tool[] | undefined {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > 0 && list.every(isTool)) return list;
  if (!isPlainJson(value)) return undefined;
  return recognise(value, name)?.tools.map(({ tool, wire }) => ({
    ...tool,
    origin: { source: "value", ...(wire !== undefined && { wire }) },
  }));
}

/** How long to look for values that a tool's validator and its schema judge differently. */
export interface FuzzBounds {
  /** Values drawn; 1,000 unless told. */
  runs?: number;
  /** For each tool; 2,000 unless told: the runs decide, so that two runs find the same. */
  milliseconds?: number;
  /** Draws the same values again; 1 unless told. */
  seed?: number;
}

/**
 * The tools in a value of this process: whatever a module source may export. A library's objects are converted by
 * the copy of the library that is installed at `cwd`.
 *
 * @param name of a tool that has none of its own
 * @throws UserError where the value has no tools, or one of them has no JSON Schema
 */
export async function toolsIn(value: unknown, options: { name?: string; cwd?: string } = {}): Promise<readonly Tool[]> {
  return (await heldTools(value, options)).map(({ tool }) => tool);
}

/**
 * The same, and whether a tool has a validator that its schema was held to.
 *
 * @param fuzz with many more values, for up to so many milliseconds a tool
 */
export async function heldTools(
  value: unknown,
  { name = "tool", cwd = process.cwd(), fuzz }: { name?: string; cwd?: string; fuzz?: FuzzBounds } = {},
): Promise<readonly { tool: Tool; isHeld: boolean }[]> {
  const { createJiti } = await import("jiti");
  const { librariesOf } = await import("./modules/libraries.ts");
  const { toolsAmong } = await import("./modules/walk.ts");
  const { lossesOf } = await import("../loss/index.ts");
  const libraries = librariesOf(createJiti(resolve(cwd, "tools.js")));
  const { tools, faults } = await toolsAmong([{ value, name, at: "" }], libraries);
  const [fault] = faults;
  if (fault) throw new UserError(fault.message, fault.hint === undefined ? {} : { hint: fault.hint });
  if (tools.length === 0)
    throw new UserError(`no tools found: looked for ${lookedFor}; found ${describe(value)}`, {
      hint: "give tools of an SDK, a schema of zod and its like, or tools in a provider's JSON shape",
    });
  return Promise.all(
    tools.map(async ({ tool, wire, source, library, validate }) => {
      const about = library === undefined ? undefined : await libraries.about(library);
      const losses = await lossesOf({
        name: tool.name,
        inputSchema: tool.inputSchema,
        source,
        ...(validate && { validate }),
        ...(fuzz && { ...fuzz, fuzz: true }),
        ...(about && { library: about }),
      });
      const origin = { source, ...(wire !== undefined && { wire }) };
      const held: Tool = { ...tool, ...(losses.length > 0 && { losses }), origin };
      return { tool: held, isHeld: validate !== undefined };
    }),
  );
}

function isTool(value: unknown): value is Tool {
  return isObject(value) && typeof value.name === "string" && isObject(value.origin) && "source" in value.origin;
}
