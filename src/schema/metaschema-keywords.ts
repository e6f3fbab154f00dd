import { isObject } from "./json.ts";
import { allHold, assertion, type Check, fails, inTurn, nothingFound, type Site } from "./metaschema-check.ts";

/** What turns parts of a metaschema into checks. */
export interface Compiler {
  compile(node: unknown): Check;
  /** The node that a `$ref` names; without one, the metaschema's root. */
  refer(reference?: unknown): Check;
}

type Keyword = (site: Site, to: Compiler) => Check;

/**
 * The keywords that metaschemas are written in; a test holds that they use no other. Faults come in the order of
 * Python's `jsonschema`: the keywords of a node as they stand, the members of `properties` as the metaschema has them.
 */
export const keywords: Readonly<Record<string, Keyword>> = {
  $ref: ({ expected }, to) => to.refer(expected),
  // A metaschema is entered at its root, so the outermost dynamic anchor is the root's.
  $dynamicRef: (_, to) => to.refer(),
  $recursiveRef: (_, to) => to.refer(),
  allOf,
  anyOf,
  properties,
  additionalProperties,
  propertyNames,
  items,
  type: (site) => {
    const tests = [site.expected].flat().map((type) => types[String(type)]);
    return assertion(site, (instance) => tests.some((test) => test?.(instance)));
  },
  enum: (site) => {
    const values = new Set([site.expected].flat());
    return assertion(site, (instance) => values.has(instance));
  },
  minItems: (site) => {
    const least = Number(site.expected);
    return assertion(site, (instance) => !Array.isArray(instance) || instance.length >= least);
  },
  // Asked of lists of strings only: other members are at fault by themselves.
  uniqueItems: (site) =>
    assertion(site, (instance) => !Array.isArray(instance) || new Set(instance).size === instance.length),
  minimum: (site) => {
    const least = Number(site.expected);
    return assertion(site, (instance) => typeof instance !== "number" || instance >= least);
  },
  exclusiveMinimum: (site) => {
    const limit = Number(site.expected);
    return assertion(site, (instance) => typeof instance !== "number" || instance > limit);
  },
  pattern: (site) => {
    const pattern = new RegExp(String(site.expected), "u");
    return assertion(site, (instance) => typeof instance !== "string" || pattern.test(instance));
  },
  format: (site) => {
    const format = String(site.expected);
    return assertion(
      site,
      (instance, run) => typeof instance !== "string" || (run.formats[format]?.(instance) ?? true),
    );
  },
};

const types: Readonly<Record<string, (instance: unknown) => boolean>> = {
  object: isObject,
  array: Array.isArray,
  string: (instance) => typeof instance === "string",
  boolean: (instance) => typeof instance === "boolean",
  number: (instance) => typeof instance === "number",
  integer: Number.isInteger,
};

function allOf({ expected }: Site, to: Compiler): Check {
  const branches = [expected].flat().map((node, nodeStep) => ({ check: to.compile(node), nodeStep }));
  return inTurn(() => branches, allHold(branches.map(({ check }) => check)));
}

function anyOf(site: Site, to: Compiler): Check {
  const branches = [site.expected].flat().map(to.compile);
  return (instance, run, found) => {
    const tried = found && nothingFound(true);
    for (const [index, branch] of branches.entries()) {
      tried?.nodePath.push(index);
      if (branch(instance, run, tried)) return true;
      tried?.nodePath.pop();
    }
    return !run.tooDeep && fails(site, instance, found, tried?.faults);
  };
}

function properties({ expected }: Site, to: Compiler): Check {
  const nodes = isObject(expected) ? Object.entries(expected) : [];
  const members = nodes.map(([name, node]) => ({ name, check: to.compile(node) }));
  const present = (instance: unknown) =>
    isObject(instance) ? members.filter(({ name }) => instance[name] !== undefined) : [];
  const member = (instance: unknown, name: string) => (isObject(instance) ? instance[name] : undefined);
  return inTurn(
    (instance) =>
      present(instance).map(({ name, check }) => ({
        check,
        value: member(instance, name),
        step: name,
        nodeStep: name,
      })),
    (instance, run) => present(instance).every(({ name, check }) => check(member(instance, name), run)),
  );
}

/** No metaschema puts `properties` beside it: every member is additional. */
function additionalProperties({ expected }: Site, to: Compiler): Check {
  const check = to.compile(expected);
  return inTurn(
    (instance) => {
      if (!isObject(instance)) return [];
      const names = Object.keys(instance).filter((name) => instance[name] !== undefined);
      return names.map((name) => ({ check, value: instance[name], step: name }));
    },
    (instance, run) => {
      if (!isObject(instance)) return true;
      for (const name of Object.keys(instance))
        if (instance[name] !== undefined && !check(instance[name], run)) return false;
      return true;
    },
  );
}

function propertyNames({ expected }: Site, to: Compiler): Check {
  const check = to.compile(expected);
  const namesOf = (instance: unknown) => (isObject(instance) ? Object.keys(instance) : []);
  return inTurn(
    (instance) => namesOf(instance).map((value) => ({ check, value })),
    (instance, run) => namesOf(instance).every((name) => check(name, run)),
  );
}

function items({ expected }: Site, to: Compiler): Check {
  const check = to.compile(expected);
  // JSON writes an undefined item as null.
  const valuesOf = (instance: unknown) =>
    Array.isArray(instance) ? Array.from(instance, (value) => value ?? null) : [];
  return inTurn(
    (instance) => valuesOf(instance).map((value, step) => ({ check, value, step })),
    (instance, run) => !Array.isArray(instance) || instance.every((value) => check(value ?? null, run)),
  );
}
