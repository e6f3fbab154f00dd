import type { Found, Session } from "./document.ts";
import { find } from "./find.ts";
import { itemNode } from "./keywords-array.ts";
import { complement, literalOfOurs, plain } from "./literal.ts";
import type { ArrayPart, Node } from "./parts.ts";

const maxLength = 1000;

/** An array of a part. */
export function findArray(part: ArrayPart, session: Session): Found | undefined {
  const wishes = new Map<number, Node>();
  let length = part.min;
  let sure = true;
  for (const need of part.some) {
    const place = placeFor(part, need, wishes);
    if (!place) {
      if (!placeFor(part, need, new Map())) return undefined;
      sure = false;
      continue;
    }
    wishes.set(place.index, place.node);
    length = Math.max(length, place.index + 1);
  }
  if (length > part.max) return part.some.length > 1 ? { value: [], sure: false } : undefined;
  if (length > maxLength) return { value: [], sure: false };
  const value: unknown[] = [];
  for (let index = 0; index < length; index++) {
    const node = wishes.get(index) ?? itemNode(part, index);
    const item = part.unique ? findOther(node, value, session) : find(node);
    if (!item) return isOutOfReach(part, index) ? undefined : { value, sure: false };
    value.push(item.value);
    sure &&= item.sure;
  }
  if (part.repeated && new Set(value.map(plain)).size === value.length) return repeated(part, value, sure);
  const isExcepted = part.except.some((each) => plain(each) === plain(value));
  return { value, sure: sure && !isExcepted };
}

/** Is an index that no item can stand at too low for every array of the part? */
function isOutOfReach(part: ArrayPart, index: number): boolean {
  if (find(itemNode(part, index))) return false;
  return index < part.min || part.some.some((need) => (placeFor(part, need, new Map())?.index ?? index) >= index);
}

/** The first index at which the wish can be had. */
function placeFor(part: ArrayPart, need: { from: number; node: Node }, wishes: ReadonlyMap<number, Node>) {
  const ends = part.items.flatMap(({ from, to }) => [from, to]).filter(Number.isFinite);
  const beyond = Math.max(need.from, ...ends);
  for (let index = need.from; index <= beyond + 1 && index < part.max; index++) {
    const node = [...(wishes.get(index) ?? itemNode(part, index)), ...need.node];
    if (find(node)) return { index, node };
  }
  return undefined;
}

function findOther(node: Node, used: readonly unknown[], session: Session): Found | undefined {
  const found = find(node);
  if (!found || !used.some((each) => plain(each) === plain(found.value))) return found;
  return find([...node, complement(literalOfOurs({ enum: [...used] }, session))]);
}

function repeated(part: ArrayPart, value: readonly unknown[], sure: boolean): Found {
  const [first] = value;
  const twice = [first, ...value];
  const fits =
    find(itemNode(part, 0)) !== undefined && part.items.every(({ from, to }) => from === 0 && to === Infinity);
  return { value: twice, sure: sure && fits && twice.length <= part.max };
}
