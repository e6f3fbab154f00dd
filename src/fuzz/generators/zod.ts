import type { Scalar } from "../type.ts";
import { literal } from "./write.ts";

/** `.min(1).max(3)`: what the two majors write alike. */
export function zodBounds(bounds: Readonly<Record<string, number | undefined>>): string {
  return Object.entries(bounds)
    .map(([method, value]) => (value === undefined ? "" : `.${method}(${value})`))
    .join("");
}

/** `z.enum` takes texts only; others are a union of literals. */
export function zodEnum(values: readonly Scalar[]): string {
  if (values.every((value) => typeof value === "string")) return `z.enum(${literal(values)})`;
  const literals = values.map((value) => `z.literal(${literal(value)})`);
  return literals.length === 1 ? (literals[0] ?? "") : `z.union([${literals.join(", ")}])`;
}
