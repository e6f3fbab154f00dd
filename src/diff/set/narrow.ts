import { isObject, own } from "../../schema/json.ts";
import type { JsonObject } from "../../types.ts";
import { among, type Claim, doubtful, ofOneType, ofTypes, safeNumbers } from "./claims.ts";
import { isRead, keyOf, refStandsAlone, type Session, target } from "./document.ts";
import { isSurelyEmpty, isSurelyEmptyPart } from "./find.ts";
import { keywords } from "./keywords.ts";
import { saysAllOfItems } from "./keywords-array.ts";
import { complement, formOf, literalOf, plain } from "./literal.ts";
import { holdsNode } from "./member.ts";
import { everything, type Literal, type Node, type Part, TooHard } from "./parts.ts";
import { rewritten } from "./rewrite.ts";
import { typeParts } from "./types.ts";

const maxParts = 400;
const maxLevels = 120;

/** The parts that a node's values fall into. */
export function partsOf(node: Node): readonly Part[] {
  const [first] = node;
  if (!first) return everything;
  const { session } = first.document;
  const key = keyOf(node);
  const known = session.parts.get(key);
  if (known) return known;
  const ordered = inOrder(node);
  const [last] = ordered.slice(-1);
  // What all but the last literal leave is often asked for again.
  const before = ordered.length > 1 ? partsOf(ordered.slice(0, -1)) : everything;
  const parts = contradicts(node) || !last ? [] : narrow(before, last);
  session.parts.set(key, parts);
  return parts;
}

/** A literal beside its own complement: nothing obeys both. */
export function contradicts(node: Node): boolean {
  if (node.length < 2) return false;
  const denied = new Set(node.filter(({ negated }) => negated).map(({ id }) => formOf(id)));
  return denied.size > 0 && node.some(({ negated, id }) => !negated && denied.has(formOf(id)));
}

function inOrder(node: Node): Node {
  return [...node.filter(({ negated }) => !negated), ...node.filter(({ negated }) => negated)];
}

/** The parts of parts that obey a literal too. A part that obeys it wholly stays the same object. */
export function narrow(parts: readonly Part[], literal: Literal): readonly Part[] {
  const { schema, negated, document } = literal;
  if (typeof schema === "boolean") return schema === negated ? [] : parts;
  const { session } = document;
  session.steps -= parts.length + 1;
  if (session.steps < 0 || session.levels >= maxLevels) throw new TooHard();
  session.levels++;
  try {
    const claims = claimsOf(schema, literal);
    if (!negated) return claims.reduce((left, claim) => claim.holds(left), parts);
    return parts.flatMap((part) =>
      union(
        [part],
        claims.map((claim) => claim.fails),
      ),
    );
  } finally {
    session.levels--;
  }
}

/** The union of several narrowings of each part; the part itself where one of them leaves it whole. */
function union(parts: readonly Part[], ways: readonly Claim["holds"][]): readonly Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const found: Part[] = [];
    let whole = false;
    for (const way of ways) {
      const left = way([part]);
      whole = left.length === 1 && left[0] === part;
      if (whole) break;
      for (const each of left) if (!found.includes(each)) found.push(each);
    }
    out.push(...(whole ? [part] : found));
    if (out.length > maxParts) throw new TooHard();
  }
  return out;
}

function claimsOf(schema: JsonObject, literal: Literal): Claim[] {
  const { document, recorded } = literal;
  const at = (inner: unknown): Literal => literalOf(inner, document, recorded);
  const claims: Claim[] = [];
  const both = (...literals: readonly Literal[]) => {
    for (const each of literals) claims.push(claim(each));
  };
  const reference = own(schema, "$ref") ?? own(schema, "$dynamicRef") ?? own(schema, "$recursiveRef");
  if (typeof reference === "string") {
    const named = target(reference, document);
    both(...(named === undefined ? [] : [at(named)]));
    if (named === undefined) claims.push(doubtful);
    if (refStandsAlone(document)) return claims;
  }
  const types = typeParts(schema);
  if (types) claims.push(ofTypes(types));
  if (recorded) claims.push(safeNumbers);
  const members = own(schema, "enum");
  if (Array.isArray(members)) claims.push(among(members));
  if (Object.hasOwn(schema, "const") && isRead("const", document)) claims.push(among([schema.const]));
  for (const keyword in keywords) {
    if (!Object.hasOwn(schema, keyword) || !isRead(keyword, document)) continue;
    const typed = keywords[keyword]?.(schema, literal);
    if (typed) claims.push(ofOneType(typed));
  }
  const all = own(schema, "allOf");
  if (Array.isArray(all)) both(...all.map(at));
  const not = own(schema, "not");
  if (isObject(not) || typeof not === "boolean") both(complement(literalOf(not, document)));
  const any = own(schema, "anyOf");
  if (Array.isArray(any)) claims.push(anyOf(any.map(at), document.session));
  const one = own(schema, "oneOf");
  if (Array.isArray(one)) claims.push(exactlyOne(one.map(at), document.session));
  for (const alternatives of rewritten(schema, document)) claims.push(anyOf(alternatives.map(at), document.session));
  if (own(schema, "unevaluatedItems") !== undefined && !saysAllOfItems(schema)) claims.push(doubtful);
  return claims;
}

function claim(literal: Literal): Claim {
  const opposite = complement(literal);
  return { holds: (parts) => narrow(parts, literal), fails: (parts) => narrow(parts, opposite) };
}

function anyOf(branches: readonly Literal[], session: Session): Claim {
  const values = valuesOf(branches);
  if (values) return among(values);
  const ways = branches.map((branch) => claim(branch).holds);
  return {
    holds: (parts) => alive(union(parts, ways), parts, session),
    fails: (parts) => narrowAll(parts, branches.map(complement), session),
  };
}

/** Branches that no value has in common are a union like any other. */
function exactlyOne(branches: readonly Literal[], session: Session): Claim {
  const values = valuesOf(branches);
  if (values) return among(values);
  const apart = branches.every((a, index) => branches.slice(index + 1).every((b) => isSurelyEmpty([a, b])));
  if (apart) return anyOf(branches, session);
  const alone = branches.map((branch) => {
    const others = branches.filter((other) => other !== branch).map(complement);
    return (parts: readonly Part[]) => narrowAll(parts, [branch, ...others], session);
  });
  const pairs = branches.flatMap((a, index) =>
    branches.slice(index + 1).map((b) => (parts: readonly Part[]) => narrow(narrow(parts, a), b)),
  );
  const none = (parts: readonly Part[]) => narrowAll(parts, branches.map(complement), session);
  return { holds: (parts) => union(parts, alone), fails: (parts) => union(parts, [none, ...pairs]) };
}

/** The values of branches that are one value each; undefined where one is not. */
function valuesOf(branches: readonly Literal[]): unknown[] | undefined {
  const isOne = ({ schema, document }: Literal) =>
    isObject(schema) && Object.hasOwn(schema, "const") && isRead("const", document);
  if (branches.length < 2 || !branches.every(isOne)) return undefined;
  const inside = branches.flatMap((branch) => {
    const value = isObject(branch.schema) ? branch.schema.const : undefined;
    return holdsNode([branch], value) === true ? [value] : [];
  });
  return inside.length === branches.length && new Set(inside.map(plain)).size === inside.length ? inside : undefined;
}

function narrowAll(parts: readonly Part[], literals: Node, session: Session): readonly Part[] {
  return literals.reduce((left, each) => alive(narrow(left, each), left, session), parts);
}

/** Parts that turned out empty are dropped before they multiply. */
function alive(parts: readonly Part[], before: readonly Part[], session: Session): readonly Part[] {
  if (parts.length <= before.length) return parts;
  return parts.filter((part) => !isSurelyEmptyPart(part, session));
}
