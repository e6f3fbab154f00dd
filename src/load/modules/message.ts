import type { Loss, Pointer, Tool } from "../../types.ts";
import type { Packed } from "./pack.ts";

/** A file to load, as the parent asks for it. */
export interface Ask {
  id: number;
  path: string;
  /** As messages name it. */
  file: string;
  /** The one export that is wanted; a function is called for its tools. */
  only?: string;
  /** How long the losses of its tools may be looked for. */
  lossMs: number;
  /** Are its tools to be fuzzed? */
  fuzz?: boolean;
}

/** What came of it, as the child tells it. */
export interface Told {
  id: number;
  tools: ToldTool[];
  passedOver: { what: string; why: string }[];
  faults: ToldFault[];
  /** Are they all schemas without a tool around them? */
  bare: boolean;
  /** How long the module, its libraries' schemas and the search for losses took. */
  ms?: { module: number; schemas: number; losses: number };
}

export interface ToldTool {
  tool: Omit<Tool, "origin" | "losses" | "inputSchema">;
  schema?: Packed;
  source: string;
  wire?: string;
  losses: readonly Loss[];
  /** From the module's exports. */
  schemaAt: Pointer;
  toolAt: Pointer;
  nameAt: Pointer;
  /** The name in the call that registered it on the value there. */
  registered?: string;
}

export interface ToldFault {
  /** After the name of the file. */
  message: string;
  /** In the file, as `line:column`. */
  place?: string;
  hint?: string;
  stack?: string;
  /** The name of the schema at fault, where it has no tool around it. */
  schema?: string;
}
