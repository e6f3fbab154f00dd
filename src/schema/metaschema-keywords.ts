import { isObject } from "./json.ts";
import { anyOf, assertion, type Check, descend, every, type Site, stops, within } from "./metaschema-check.ts";

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
  $dynamicRef: ({ keyword }, to) => within(to.refer(), { nodePath: keyword }),
  $recursiveRef: ({ keyword }, to) => within(to.refer(), { nodePath: keyword }),
  allOf: ({ keyword, expected }, to) => within(every(branches(expected, to)), { nodePath: keyword }),
  anyOf: (site, to) => anyOf(site, branches(site.expected, to)),
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

function branches(nodes: unknown, to: Compiler): Check[] {
  return [nodes].flat().map((node, index) => within(to.compile(node), { nodePath: index }));
}

function properties({ keyword, expected }: Site, to: Compiler): Check {
  const members = Object.entries(Object(expected)).map(
    ([name, node]) => [name, within(to.compile(node), { path: name, nodePath: name })] as const,
  );
  return within(
    (instance, run, found) => {
      if (!isObject(instance)) return true;
      let obeyed = true;
      for (const [name, check] of members) {
        const member = instance[name];
        if (member === undefined || check(member, run, found)) continue;
        obeyed = false;
        if (stops(run, found)) break;
      }
      return obeyed;
    },
    { nodePath: keyword },
  );
}

/** No metaschema puts `properties` beside it: every member is additional. */
function additionalProperties({ keyword, expected }: Site, to: Compiler): Check {
  const check = to.compile(expected);
  return within(
    (instance, run, found) => {
      if (!isObject(instance)) return true;
      let obeyed = true;
      for (const name of Object.keys(instance)) {
        const member = instance[name];
        if (member === undefined || descend(check, member, name, run, found)) continue;
        obeyed = false;
        if (stops(run, found)) break;
      }
      return obeyed;
    },
    { nodePath: keyword },
  );
}

function propertyNames({ keyword, expected }: Site, to: Compiler): Check {
  const check = to.compile(expected);
  return within(
    (instance, run, found) => {
      if (!isObject(instance)) return true;
      let obeyed = true;
      for (const name of Object.keys(instance)) {
        if (check(name, run, found)) continue;
        obeyed = false;
        if (stops(run, found)) break;
      }
      return obeyed;
    },
    { nodePath: keyword },
  );
}

function items({ keyword, expected }: Site, to: Compiler): Check {
  const check = to.compile(expected);
  return within(
    (instance, run, found) => {
      if (!Array.isArray(instance)) return true;
      let obeyed = true;
      for (const [index, item] of instance.entries()) {
        if (descend(check, item, index, run, found)) continue;
        obeyed = false;
        if (stops(run, found)) break;
      }
      return obeyed;
    },
    { nodePath: keyword },
  );
}
