import type { Fix, Position } from "../types.ts";

/** What the reader can see. */
export interface Display {
  /** Columns; no line is longer. */
  width: number;
  colour: boolean;
  /** More than ASCII? */
  unicode: boolean;
}

/** A fix as one change of a file's text: what stands from `start` up to `end` gives way to `text`. */
export interface TextFix {
  start: Position;
  end: Position;
  text: string;
}

/** What a reporter is told beside the report. Reporters read nothing themselves. */
export interface ReportOptions extends Display {
  /** drycall's own version. */
  version: string;
  /** Errors only. */
  quiet: boolean;
  /** Notes one by one, not as a count. */
  notes: boolean;
  /** The lines of the files that findings point into, by the name that the findings use. */
  files: ReadonlyMap<string, readonly string[]>;
  /** What was found without being named, and why it was taken: a sentence each. */
  discovered: readonly string[];
  /** The folder of the run within its repository, such as `packages/tools`; absent at its root. */
  folder?: string;
  /** The fixes that can be made in the text of their finding's file. */
  textFixes?: ReadonlyMap<Fix, TextFix>;
}

/**
 * All options, where only some are given: 80 columns, no colours, everything told.
 *
 * @example sarif(await check(["tools.json"]), reportOptions({ folder: "packages/tools" }))
 */
export function reportOptions(given: Partial<ReportOptions> = {}): ReportOptions {
  const plain: ReportOptions = {
    version: "",
    width: 80,
    colour: false,
    unicode: true,
    quiet: false,
    notes: false,
    files: new Map(),
    discovered: [],
  };
  return { ...plain, ...given };
}
