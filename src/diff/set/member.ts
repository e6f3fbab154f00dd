import { isObject } from "../../schema/json.ts";
import { isInside } from "./find-number.ts";
import { holdsText } from "./find-string.ts";
import { itemNode } from "./keywords-array.ts";
import { plain } from "./literal.ts";
import { partsOf } from "./narrow.ts";
import { isOther, mayOccur, valueNode } from "./object-part.ts";
import type { ArrayPart, Node, ObjectPart, Part } from "./parts.ts";

/** Is it so? "doubt" where that could not be decided. */
type Answer = boolean | "doubt";

/** Does a value obey every literal of a node? */
export function holdsNode(node: Node, value: unknown): Answer {
  return some(partsOf(node), (part) => holdsValue(part, value));
}

/** Is a value in a part? */
export function holdsValue(part: Part, value: unknown): Answer {
  const inside = isIn(part, value);
  return inside === true && part.doubt ? "doubt" : inside;
}

function isIn(part: Part, value: unknown): Answer {
  if (part.type === "value") return plain(part.value) === plain(value);
  if (part.type === "number") return typeof value === "number" && isInside(part, value);
  if (part.type === "string") return typeof value === "string" && holdsText(part, value);
  if (part.except.some((each) => plain(each) === plain(value))) return false;
  if (part.type === "array") return Array.isArray(value) && isArrayIn(part, value);
  return isObject(value) && isObjectIn(part, value);
}

function isArrayIn(part: ArrayPart, value: readonly unknown[]): Answer {
  if (value.length < part.min || value.length > part.max) return false;
  const distinct = new Set(value.map(plain)).size === value.length;
  if ((part.unique && !distinct) || (part.repeated && distinct)) return false;
  const items = every([...value.entries()], ([index, item]) => holdsNode(itemNode(part, index), item));
  if (items === false) return false;
  return both(
    items,
    every(part.some, ({ from, node }) => some(value.slice(from), (item) => holdsNode(node, item))),
  );
}

function isObjectIn(part: ObjectPart, value: { [key: string]: unknown }): Answer {
  const keys = Object.keys(value);
  if (keys.length < part.min || keys.length > part.max) return false;
  for (const key of part.required) if (!Object.hasOwn(value, key)) return false;
  if (!keys.every((key) => mayOccur(part, key))) return false;
  const values = every(keys, (key) => holdsNode(valueNode(part, key), value[key]));
  if (values === false) return false;
  const names = part.names.length === 0 || every(keys, (key) => holdsNode(part.names, key));
  const needs = every(part.some, (need) =>
    some(keys, (key) => isOther(key, need) && both(holdsNode(need.name, key), holdsNode(need.value, value[key]))),
  );
  return both(both(values, names), needs);
}

function both(a: Answer, b: Answer): Answer {
  if (a === false || b === false) return false;
  return a === "doubt" || b === "doubt" ? "doubt" : true;
}

function every<Item>(items: readonly Item[], test: (item: Item) => Answer): Answer {
  let answer: Answer = true;
  for (const item of items) {
    answer = both(answer, test(item));
    if (answer === false) return false;
  }
  return answer;
}

function some<Item>(items: readonly Item[], test: (item: Item) => Answer): Answer {
  let answer: Answer = false;
  for (const item of items) {
    const one = test(item);
    if (one === true) return true;
    if (one === "doubt") answer = "doubt";
  }
  return answer;
}
