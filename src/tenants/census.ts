import type { Tool } from "../types.ts";

/** Who has which tools. Tenants and tools are named by their places. */
export interface Census {
  tenants: readonly Seat[];
  /** Each tool once, by its content. */
  tools: readonly SharedTool[];
  /** The different lists of tools, order included. */
  catalogues: readonly SharedCatalogue[];
}

export interface Seat {
  id: string;
  names: readonly string[];
  catalogue: number;
}

export interface SharedTool {
  tool: Tool;
  /** In rising order. */
  tenants: number[];
}

export interface SharedCatalogue {
  tools: readonly number[];
  tenants: number[];
}

/** Takes tenants in, one after the other. */
export interface CensusTaker {
  /** The place of a tool among the different ones. */
  toolOf(tool: Tool): number;
  seat(id: string, names: readonly string[], tools: readonly number[]): void;
  census: Census;
}

export function takeCensus(): CensusTaker {
  const tenants: Seat[] = [];
  const tools: SharedTool[] = [];
  const catalogues: SharedCatalogue[] = [];
  const byContent = new Map<string, number>();
  const byTools = new Map<string, number>();
  return {
    census: { tenants, tools, catalogues },
    toolOf(tool) {
      const content = contentOf(tool);
      const known = content === undefined ? undefined : byContent.get(content);
      if (known !== undefined) return known;
      if (content !== undefined) byContent.set(content, tools.length);
      return tools.push({ tool, tenants: [] }) - 1;
    },
    seat(id, names, list) {
      const place = tenants.length;
      for (const index of list) {
        const holders = tools[index]?.tenants;
        if (holders && holders.at(-1) !== place) holders.push(place);
      }
      const key = list.join();
      const known = byTools.get(key);
      const catalogue = known ?? catalogues.push({ tools: list, tenants: [] }) - 1;
      if (known === undefined) byTools.set(key, catalogue);
      catalogues[catalogue]?.tenants.push(place);
      tenants.push({ id, names, catalogue });
    },
  };
}

/** The tools of a catalogue. */
export function toolsOf({ tools }: Census, catalogue: SharedCatalogue | undefined): Tool[] {
  return (catalogue?.tools ?? []).flatMap((index) => tools[index]?.tool ?? []);
}

/** All that is judged of a tool; undefined where JSON cannot carry it: such a tool is like no other. */
function contentOf({
  name,
  description,
  inputSchema,
  outputSchema,
  strict,
  role,
  extras,
  origin,
}: Tool): string | undefined {
  try {
    return JSON.stringify([name, description, inputSchema, outputSchema, strict, role, extras, origin.wire]);
  } catch {
    return undefined;
  }
}
