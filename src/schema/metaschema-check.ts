import type { JsonObject } from "../types.ts";

/** One place where a schema does not obey its metaschema. */
export interface SchemaFault {
  /** The metaschema's keyword that is not obeyed, and what it holds. */
  keyword: string;
  expected: unknown;
  /** The value at fault. */
  instance: unknown;
  /** The metaschema's node with that keyword, and the steps that led to it. */
  node: JsonObject;
  nodePath: (string | number)[];
  /** Where the value stands: from the schema's root, within a context from the place of the outer fault. */
  path: (string | number)[];
  /** For `anyOf`, why each branch does not hold. */
  context: readonly SchemaFault[];
}

/** Tests of strings by the name of their `format`; a format without a test is not asserted. */
export type Formats = Readonly<Record<string, (text: string) => boolean>>;

/** Is the metaschema obeyed? Stops at the first fault, unless all are to be found. */
export type Check = (instance: unknown, run: Run, found?: Found) => boolean;

/** One run over one schema. */
export interface Run {
  formats: Formats;
  depth: number;
  tooDeep: boolean;
}

/** Where faults are put: all of them, or the first. */
export interface Found {
  faults: SchemaFault[];
  all: boolean;
}

/** One keyword of one node of the metaschema. */
export interface Site {
  keyword: string;
  expected: unknown;
  node: JsonObject;
}

/** Holds where every check holds. */
export function every(checks: readonly Check[]): Check {
  const [only] = checks;
  if (only && checks.length === 1) return only;
  return (instance, run, found) => {
    let obeyed = true;
    for (const check of checks) {
      if (check(instance, run, found)) continue;
      obeyed = false;
      if (stops(run, found)) break;
    }
    return obeyed;
  };
}

/** After a fault: is there nothing more to find? */
export function stops(run: Run, found: Found | undefined): boolean {
  return !found?.all || run.tooDeep;
}

/** A check whose faults lie a step further down the schema, the metaschema, or both. */
export function within(check: Check, step: { path?: string | number; nodePath?: string | number }): Check {
  return (instance, run, found) => {
    if (found === undefined) return check(instance, run);
    const before = found.faults.length;
    if (check(instance, run, found)) return true;
    for (const fault of found.faults.slice(before)) {
      if (step.path !== undefined) fault.path.unshift(step.path);
      if (step.nodePath !== undefined) fault.nodePath.unshift(step.nodePath);
    }
    return false;
  };
}

/** A check of a member or an item. */
export function descend(check: Check, instance: unknown, path: string | number, run: Run, found: Found | undefined) {
  return found ? within(check, { path })(instance, run, found) : check(instance, run);
}

/** A check that asks one question of the value. */
export function assertion(site: Site, holds: (instance: unknown, run: Run) => boolean): Check {
  return (instance, run, found) => {
    if (holds(instance, run)) return true;
    found?.faults.push({ ...site, instance, nodePath: [site.keyword], path: [], context: [] });
    return false;
  };
}

/** Holds where one of the branches does. */
export function anyOf(site: Site, branches: readonly Check[]): Check {
  return (instance, run, found) => {
    const tried: Found | undefined = found && { faults: [], all: true };
    if (branches.some((branch) => branch(instance, run, tried))) return true;
    found?.faults.push({ ...site, instance, nodePath: [site.keyword], path: [], context: tried?.faults ?? [] });
    return false;
  };
}
