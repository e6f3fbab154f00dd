import type { UserError } from "../errors.ts";
import type { Tool } from "../types.ts";

/** What inputs gave. */
export interface Loaded {
  tools: Tool[];
  /** What was found and is not judged: tools that the provider runs, files without tools. */
  passedOver: PassedOver[];
  /** Inputs, or parts of them, that could not be read; the others were loaded all the same. */
  failures: UserError[];
  /** The files that gave tools, as the user would write them. */
  files: string[];
}

export interface PassedOver {
  /** A file, or an entry by the provider's name: "package.json", "web_search". */
  what: string;
  why: string;
  /** Where an entry stands. */
  file?: string;
}

export interface LoadOptions {
  /** Where relative inputs start; the process's own unless told. */
  cwd?: string;
  /** Limits for MCP servers: 20 s, 16 MiB, 100 pages unless told. */
  mcp?: { timeoutMs?: number; maxBytes?: number; maxPages?: number };
  /** How long one module may take to load, in ms; 20 s unless told. */
  moduleTimeoutMs?: number;
  /** Are the tools of modules to be held to their own validators with many more values, for up to 10 s each? */
  fuzz?: boolean;
  /** A folder in which it is remembered what modules told; absent: nothing is remembered. */
  cache?: string;
  /** Told what takes time, such as the start of a server. */
  onProgress?(message: string): void;
}

export function loaded(part: Partial<Loaded>): Loaded {
  return { tools: [], passedOver: [], failures: [], files: [], ...part };
}

/** Puts several into one, in their order. */
export function gather(parts: readonly Loaded[]): Loaded {
  return {
    tools: parts.flatMap(({ tools }) => tools),
    passedOver: parts.flatMap(({ passedOver }) => passedOver),
    failures: parts.flatMap(({ failures }) => failures),
    files: [...new Set(parts.flatMap(({ files }) => files))],
  };
}
