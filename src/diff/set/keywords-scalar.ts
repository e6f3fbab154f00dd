import { isAsserted } from "./formats.ts";
import { type Conjunct, conjuncts } from "./look-ahead.ts";
import type { NumberPart, Part } from "./parts.ts";
import { claimOn, type Keywords, type TypedClaim } from "./typed-claim.ts";

/** `exclusiveMinimum: true` is draft-04's and OpenAPI 3.0's way. */
export const numbers: Keywords = {
  minimum: ({ minimum, exclusiveMinimum }) => number(minimum, (low) => bound(from(low, exclusiveMinimum === true))),
  exclusiveMinimum: ({ exclusiveMinimum }) => number(exclusiveMinimum, (low) => bound(from(low, true))),
  maximum: ({ maximum, exclusiveMaximum }) => number(maximum, (high) => bound(upTo(high, exclusiveMaximum === true))),
  exclusiveMaximum: ({ exclusiveMaximum }) => number(exclusiveMaximum, (high) => bound(upTo(high, true))),
  multipleOf: ({ multipleOf }) =>
    number(multipleOf, (step) =>
      claimOn(
        "number",
        (part) => {
          if (step <= 0) return [{ ...part, doubt: true }];
          return [part.steps.includes(step) ? part : { ...part, steps: [...part.steps, step] }];
        },
        (part) => {
          if (step <= 0) return [{ ...part, doubt: true }];
          return part.steps.includes(step) ? [] : [{ ...part, offSteps: [...part.offSteps, step] }];
        },
      ),
    ),
};

type Bound = { low: number; lowOpen: boolean } | { high: number; highOpen: boolean };

function number(value: unknown, claim: (value: number) => TypedClaim): TypedClaim | undefined {
  return typeof value === "number" ? claim(value) : undefined;
}

function from(low: number, lowOpen: boolean): Bound {
  return { low, lowOpen };
}

function upTo(high: number, highOpen: boolean): Bound {
  return { high, highOpen };
}

function bound(side: Bound): TypedClaim {
  const beyond = "low" in side ? upTo(side.low, !side.lowOpen) : from(side.high, !side.highOpen);
  return claimOn(
    "number",
    (part) => clipped(part, side),
    (part) => clipped(part, beyond),
  );
}

function clipped(part: NumberPart, side: Bound): readonly NumberPart[] {
  if ("low" in side) {
    if (part.low > side.low || (part.low === side.low && (part.lowOpen || !side.lowOpen))) return [part];
  } else if (part.high < side.high || (part.high === side.high && (part.highOpen || !side.highOpen))) return [part];
  const next = { ...part, ...side };
  const isEmpty = next.low > next.high || (next.low === next.high && (next.lowOpen || next.highOpen));
  return isEmpty ? [] : [next];
}

const { MAX_SAFE_INTEGER: safest } = Number;

/** A part without the numbers that a double cannot tell from their neighbours. */
export function inSafeRange(part: Part): readonly Part[] {
  if (part.type === "value") return typeof part.value === "number" && Math.abs(part.value) > safest ? [] : [part];
  if (part.type !== "number") return [part];
  return clipped(part, from(-safest, false)).flatMap((each) => clipped(each, upTo(safest, false)));
}

export const strings: Keywords = {
  minLength: ({ minLength }) => number(minLength, (length) => lengths("string", length, Infinity)),
  maxLength: ({ maxLength }) => number(maxLength, (length) => lengths("string", 0, length)),
  pattern: ({ pattern }) => {
    if (typeof pattern !== "string") return undefined;
    const demands = conjuncts(pattern);
    return {
      type: "string",
      holds: (part) =>
        demands.reduce<readonly Part[]>((left, each) => left.flatMap((one) => matching(one, each)), [part]),
      fails: (part) => demands.flatMap(({ source, negated }) => matching(part, { source, negated: !negated })),
    };
  },
  format: ({ format }) => {
    if (typeof format !== "string" || !isAsserted(format)) return undefined;
    const demand = (negated: boolean) =>
      claimOn(
        "string",
        (part) => {
          const same = part.formats.find(({ name }) => name === format);
          if (same) return same.negated === negated ? [part] : [];
          return [{ ...part, formats: [...part.formats, { name: format, negated }] }];
        },
        () => [],
      ).holds;
    return { type: "string", holds: demand(false), fails: demand(true) };
  },
};

/** The texts of a part that a pattern finds something in, or nothing. */
function matching(part: Part, demand: Conjunct): readonly Part[] {
  if (part.type !== "string") return [part];
  const same = part.patterns.find(({ source }) => source === demand.source);
  if (same) return same.negated === demand.negated ? [part] : [];
  return [{ ...part, patterns: [...part.patterns, demand] }];
}

/** Bounds of a length or a count, both included; the claim fails on either side. */
export function lengths(type: "string" | "array" | "object", min: number, max: number): TypedClaim {
  const within = (low: number, high: number) =>
    claimOn(
      type,
      (part) => {
        if (part.min >= low && part.max <= high) return [part];
        const next = { ...part, min: Math.max(part.min, low), max: Math.min(part.max, high) };
        return next.min > next.max ? [] : [next];
      },
      () => [],
    ).holds;
  const below = within(0, min - 1);
  const above = within(max + 1, Infinity);
  return {
    type,
    holds: within(min, max),
    fails: (part) => [...(min > 0 ? below(part) : []), ...(max < Infinity ? above(part) : [])],
  };
}
