import { inSafeRange } from "./keywords-scalar.ts";
import { plain } from "./literal.ts";
import { holdsValue } from "./member.ts";
import { type Part, type ValuePart, wholeType } from "./parts.ts";
import type { TypedClaim } from "./typed-claim.ts";

/** What one keyword says: the parts of parts that obey it, and those that do not. */
export interface Claim {
  holds(parts: readonly Part[]): readonly Part[];
  fails(parts: readonly Part[]): readonly Part[];
}

export function ofOneType({ type, holds, fails }: TypedClaim): Claim {
  const ofValue = (part: ValuePart, way: TypedClaim["holds"], otherwise: readonly Part[]): readonly Part[] => {
    const whole = wholeType(part.value);
    if (whole?.type !== type) return otherwise;
    const inside = way(whole).map((each) => holdsValue(each, part.value));
    return inside.includes(true) ? [part] : inside.includes("doubt") ? [{ ...part, doubt: true }] : [];
  };
  const apply = (way: TypedClaim["holds"], holding: boolean) => (part: Part) => {
    const otherwise = holding ? [part] : [];
    if (part.type === "value") return ofValue(part, way, otherwise);
    return part.type === type ? way(part) : otherwise;
  };
  return {
    holds: (parts) => parts.flatMap(apply(holds, true)),
    fails: (parts) => parts.flatMap(apply(fails, false)),
  };
}

export function ofTypes(types: readonly Part[]): Claim {
  const holds = (part: Part, wished: Part): readonly Part[] => {
    if (wished.type === "value") return part.type === "value" && part.value === wished.value ? [part] : [];
    if (part.type === "value") {
      if (wholeType(part.value)?.type !== wished.type) return [];
      const isWhole = wished.type !== "number" || wished.steps.length === 0 || Number.isInteger(part.value);
      return isWhole ? [part] : [];
    }
    if (part.type !== wished.type) return [];
    if (part.type !== "number" || wished.type !== "number" || wished.steps.length === 0) return [part];
    return [part.steps.some(Number.isInteger) ? part : { ...part, steps: [...part.steps, 1] }];
  };
  const fails = (part: Part): readonly Part[] => {
    if (types.some((wished) => holds(part, wished)[0] === part)) return [];
    const fractions = part.type === "number" && types.some((wished) => wished.type === "number");
    return fractions ? [{ ...part, offSteps: [...part.offSteps, 1] }] : [part];
  };
  return {
    holds: (parts) => parts.flatMap((part) => types.flatMap((wished) => holds(part, wished))),
    fails: (parts) => parts.flatMap(fails),
  };
}

export function among(members: readonly unknown[]): Claim {
  const texts = new Set(members.map(plain));
  return {
    holds: (parts) => {
      const left = parts.filter((part) => part.type === "value" && texts.has(plain(part.value)));
      const typed = parts.filter((part) => part.type !== "value");
      for (const member of members) {
        const part = typed.find(({ type }) => type === wholeType(member)?.type);
        const inside = part && holdsValue(part, member);
        if (inside !== undefined && inside !== false)
          left.push({ type: "value", value: member, ...(inside === "doubt" && { doubt: true }) });
      }
      return left;
    },
    fails: (parts) =>
      parts.flatMap((part): Part[] => {
        if (part.type === "value") return texts.has(plain(part.value)) ? [] : [part];
        const excepted = members.filter((member) => wholeType(member)?.type === part.type);
        return [excepted.length === 0 ? part : { ...part, except: [...part.except, ...excepted] }];
      }),
  };
}

/** The recorded reading of numbers: no model sends what a double cannot tell from its neighbour. */
export const safeNumbers: Claim = {
  holds: (parts) => parts.flatMap(inSafeRange),
  fails: (parts) => parts,
};

export const doubtful: Claim = {
  holds: (parts) => parts.map((part): Part => ({ ...part, doubt: true })),
  fails: (parts) => parts.map((part): Part => ({ ...part, doubt: true })),
};
