import { isObject } from "../../schema/json.ts";

interface Step {
  value: unknown;
  /** The key that led here, through lists if need be. */
  key: string;
  /** Objects above. */
  level: number;
}

/** The key of the first object, in the order of the document, that stands more than `limit` objects below the root. */
export function keyTooDeep(root: unknown, limit: number): string | undefined {
  const rest: Step[] = [{ value: root, key: "", level: 0 }];
  for (let at = rest.pop(); at; at = rest.pop()) {
    const { value, key, level } = at;
    if (isObject(value) && level > limit) return key;
    const below: Step[] = [];
    if (Array.isArray(value)) {
      for (const child of value) if (isContainer(child)) below.push({ value: child, key, level });
    } else if (isObject(value)) {
      for (const [name, child] of Object.entries(value))
        if (isContainer(child)) below.push({ value: child, key: name, level: level + 1 });
    }
    for (const step of below.reverse()) rest.push(step);
  }
  return undefined;
}

function isContainer(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
