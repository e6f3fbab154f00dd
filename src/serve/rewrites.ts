import { type Change, diffCatalogues, type Relation } from "../diff/index.ts";
import type { Face } from "../emulate/face.ts";
import { type FaceId, faces } from "../emulate/index.ts";
import { isPlainJson } from "../schema/plain.ts";
import type { Tool } from "../types.ts";
import type { Catalogue } from "./session.ts";

/** What one client made of the tools that it was given, on one surface. */
export interface Rewrite {
  client: string;
  /** `openai/chat.tools` */
  surface: string;
  /** Names of the tools that arrived as they were written. */
  kept: readonly string[];
  /** Names of those that never arrived, though others of the same source did. */
  unsent: readonly string[];
  /** Names of those that arrived and are not among the sources. */
  unknown: readonly string[];
  changed: readonly ToolRewrite[];
}

export interface ToolRewrite {
  tool: string;
  /** How the arguments that the schema on the wire takes relate to those that the tool's own takes. */
  relation: Relation;
  changes: readonly Pick<Change, "rule" | "pointer" | "title">[];
}

/** Milliseconds that a tool may take whose schemas the prover leaves open. */
const budgetMs = 200;

/**
 * Compares what each client sent with the tools as they were written.
 *
 * @param hide masks credentials: a change quotes what was there before
 */
export async function rewritesOf(
  sources: readonly Tool[],
  catalogues: readonly Catalogue[],
  hide: (text: string) => string,
): Promise<Rewrite[]> {
  const sendable = sources.filter(({ inputSchema, role }) => role !== "format" && isPlainJson(inputSchema));
  const sent = new Map<string, { client: string; surface: string; tools: Map<string, Tool> }>();
  for (const { client, judgement } of catalogues) {
    const surface = `${judgement.target.provider}/${judgement.target.surface}`;
    const key = `${client}\0${surface}`;
    const found = sent.get(key) ?? { client, surface, tools: new Map<string, Tool>() };
    sent.set(key, found);
    for (const { tool } of judgement.request.tools)
      if (tool.role !== "format") found.tools.set(tool.name, meant(tool, judgement.target.provider));
  }
  const rewrites: Rewrite[] = [];
  for (const { client, surface, tools } of sent.values()) {
    const { changes } = await diffCatalogues(sendable, [...tools.values()], { budgetMs });
    const told = changes.filter(({ tool, harms }) => tool !== undefined && harms !== "cache");
    const named = (rule: Change["rule"]) => told.flatMap((each) => (each.rule === rule ? (each.tool ?? []) : []));
    const [unsent, unknown] = [named("tool-removed"), named("tool-added")];
    const arrived = sendable.filter(({ name }) => !unsent.includes(name));
    const changed = arrived.flatMap(({ name }) => rewriteOf(name, told, hide) ?? []);
    const kept = arrived.map(({ name }) => name).filter((name) => changed.every(({ tool }) => tool !== name));
    // A client that has none of them was given others.
    if (arrived.length > 0) rewrites.push({ client, surface, kept, unsent, unknown, changed });
  }
  return rewrites;
}

function rewriteOf(tool: string, told: readonly Change[], hide: (text: string) => string): ToolRewrite | undefined {
  const found = told.filter((each) => each.tool === tool);
  if (found.length === 0) return undefined;
  const relation = found.find((each) => each.relation !== undefined)?.relation ?? "equal";
  return { tool, relation, changes: found.map(({ rule, pointer, title }) => ({ rule, pointer, title: hide(title) })) };
}

/** The tool with the JSON Schema that its wire's schema stands for. */
function meant(tool: Tool, provider: string): Tool {
  const face: Face | undefined = Object.hasOwn(faces, provider) ? faces[provider as FaceId] : undefined;
  return face?.meaning ? { ...tool, inputSchema: face.meaning(tool.inputSchema) } : tool;
}
