import type { Found } from "./document.ts";
import type { NumberPart } from "./parts.ts";

const maxTries = 2000;

/** A number of a part, a plain one where there is a choice. */
export function findNumber(part: NumberPart): Found | undefined {
  const step = commonMultiple(part.steps);
  if (step === undefined) return { value: part.low, sure: false };
  if (step !== 0) return findMultiple(part, step);
  const { low, high } = part;
  const middle = Number.isFinite(low + high) ? (low + high) / 2 : 0;
  const near = [low, high].filter(Number.isFinite).flatMap((end) => [end, end + 1, end - 1, end + 0.5, end - 0.5]);
  const found = [0, 1, ...near, middle, 0.5, middle + (high - middle) / 3, ...splits(low, high)].find((value) =>
    isInside(part, value),
  );
  if (found !== undefined) return { value: found, sure: true };
  if (low > high || (low === high && !isInside({ ...part, except: [], offSteps: [] }, low))) return undefined;
  if (low === high) return undefined;
  return { value: middle, sure: false };
}

function* splits(low: number, high: number): Generator<number> {
  if (Number.isFinite(low + high)) for (let index = 1; index < 40; index++) yield low + ((high - low) * index) / 40;
}

function findMultiple(part: NumberPart, step: number): Found | undefined {
  if (part.offSteps.some((off) => isMultiple(step, off))) return undefined;
  const from = Number.isFinite(part.low) ? Math.ceil(part.low / step) : undefined;
  const to = Number.isFinite(part.high) ? Math.floor(part.high / step) : undefined;
  const [start, direction] =
    from === undefined || (from < 0 && (to ?? 0) >= 0) ? [Math.min(to ?? 0, 0), from] : [from, 0];
  if (from !== undefined && to !== undefined && to < from) return undefined;
  for (let tried = 0; tried < maxTries; tried++)
    for (const index of direction === 0 ? [start + tried] : [start + tried, start - tried]) {
      const value = Number.isInteger(step) ? index * step : clean(index * step);
      if (isInside(part, value)) return { value, sure: true };
    }
  const isExhausted = from !== undefined && to !== undefined && to - from < maxTries;
  return isExhausted ? undefined : { value: part.low, sure: false };
}

/** Is a number in a part? */
export function isInside(part: NumberPart, value: number): boolean {
  const { low, lowOpen, high, highOpen, steps, offSteps, except } = part;
  return (
    (lowOpen ? value > low : value >= low) &&
    (highOpen ? value < high : value <= high) &&
    steps.every((step) => isMultiple(value, step)) &&
    !offSteps.some((step) => isMultiple(value, step)) &&
    !except.includes(value)
  );
}

function isMultiple(value: number, step: number): boolean {
  const quotient = value / step;
  return Number.isInteger(quotient) || Math.abs(quotient - Math.round(quotient)) < 1e-9;
}

/** The least step that is a multiple of all; 0 for none; undefined where numbers cannot say it. */
function commonMultiple(steps: readonly number[]): number | undefined {
  if (steps.length === 0) return 0;
  const scale = Math.max(...steps.map(scaleOf));
  let multiple = 1;
  for (const step of steps) {
    const whole = Math.round(step * scale);
    if (whole <= 0) return undefined;
    multiple = (multiple / divisor(multiple, whole)) * whole;
  }
  return Number.isSafeInteger(multiple) ? multiple / scale : undefined;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function scaleOf(step: number): number {
  let scale = 1;
  while (scale < 1e12 && !Number.isInteger(clean(step * scale))) scale *= 10;
  return scale;
}

function clean(value: number): number {
  return Number(value.toPrecision(15));
}
