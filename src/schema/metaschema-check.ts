import type { JsonObject } from "../types.ts";

type Path = (string | number)[];

/** One place where a schema does not obey its metaschema. */
export interface SchemaFault {
  /** The metaschema's keyword that is not obeyed, and what it holds. */
  keyword: string;
  expected: unknown;
  /** The value at fault. */
  instance: unknown;
  /** The metaschema's node with that keyword, and the steps that led to the keyword. */
  node: JsonObject;
  nodePath: Readonly<Path>;
  /** Where the value stands: from the schema's root, within a context from the place of the outer fault. */
  path: Readonly<Path>;
  /** For `anyOf`, why each branch does not hold. */
  context: readonly SchemaFault[];
}

/** Tests of strings by the name of their `format`; a format without a test is not asserted. */
export type Formats = Readonly<Record<string, (text: string) => boolean>>;

/** Is the metaschema obeyed? Stops at the first fault, unless all are looked for. */
export type Check = (instance: unknown, run: Run, found?: Found) => boolean;

/** One run over one schema. */
export interface Run {
  formats: Formats;
  depth: number;
  tooDeep: boolean;
}

/** The faults of a run, and where it is. */
export interface Found {
  faults: SchemaFault[];
  all: boolean;
  path: Path;
  nodePath: Path;
}

/** One keyword of one node of the metaschema. */
export interface Site {
  keyword: string;
  expected: unknown;
  node: JsonObject;
}

export function nothingFound(all: boolean): Found {
  return { faults: [], all, path: [], nodePath: [] };
}

/** A part of a value and what is asked of it. */
export interface Part {
  check: Check;
  /** Where left out, the whole value. */
  value?: unknown;
  /** The step to it in the schema, and in the metaschema. */
  step?: string | number;
  nodeStep?: string | number;
}

/**
 * A check of a value part by part, up to the first fault unless all are looked for. `holds` is the same question where
 * only yes or no is asked: it makes no parts.
 */
export function inTurn(
  partsOf: (instance: unknown) => readonly Part[],
  holds: (instance: unknown, run: Run) => boolean,
): Check {
  return (instance, run, found) => {
    if (!found) return holds(instance, run);
    let obeyed = true;
    for (const { check, value = instance, step, nodeStep } of partsOf(instance)) {
      if (step !== undefined) found.path.push(step);
      if (nodeStep !== undefined) found.nodePath.push(nodeStep);
      const holds = check(value, run, found);
      if (step !== undefined) found.path.pop();
      if (nodeStep !== undefined) found.nodePath.pop();
      if (holds) continue;
      obeyed = false;
      if (!found.all || run.tooDeep) break;
    }
    return obeyed;
  };
}

/** Do all hold? Where only yes or no is asked. */
export function allHold(checks: readonly Check[]): (instance: unknown, run: Run) => boolean {
  const [only] = checks;
  if (only && checks.length === 1) return (instance, run) => only(instance, run);
  return (instance, run) => {
    for (const check of checks) if (!check(instance, run)) return false;
    return true;
  };
}

/** A check that asks one question of the value. */
export function assertion(site: Site, holds: (instance: unknown, run: Run) => boolean): Check {
  return (instance, run, found) => holds(instance, run) || fails(site, instance, found);
}

/** Puts down a fault where the run is. */
export function fails(site: Site, instance: unknown, found: Found | undefined, context: readonly SchemaFault[] = []) {
  found?.faults.push({ ...site, instance, path: [...found.path], nodePath: [...found.nodePath], context });
  return false;
}
