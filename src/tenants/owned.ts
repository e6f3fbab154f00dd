import { namesTenant, type Text } from "../hygiene/index.ts";
import type { SharedTool } from "./census.ts";
import type { Value } from "./values.ts";

/** A text of a shared tool, and what in it looks like somebody's own. */
export interface Reading {
  tool: number;
  text: Text;
  values: readonly Value[];
}

/** Tenants that must each have a name of their own at a place before it counts as theirs: names also are products'. */
const fewestNames = 4;
/** Tenants at a place where two have the same value by mistake; fewer, where a value says who the tenant is. */
const fewestAtCollision = { anywhere: 5, identity: 3 };

/**
 * Whose a value is. Only places tell: a place (a tool's name and a pointer) at which most tenants have a value that no
 * other has there is filled in for each tenant, and what stands there is that tenant's.
 *
 * @returns value → its tenant
 */
export function ownersOf(readings: readonly Reading[], tools: readonly SharedTool[]): Map<string, number> {
  const claims = new Map<string, Map<number, number>>();
  for (const place of placesOf(readings, tools).values())
    for (const { value, tenant, weight } of ownAt(place)) {
      const known = claims.get(value) ?? new Map<number, number>();
      known.set(tenant, (known.get(tenant) ?? 0) + weight);
      claims.set(value, known);
    }
  return new Map([...claims].map(([value, tenants]) => [value, strongest(tenants)]));
}

/** What tenants have at one place, in one shape: value → its tenants. */
interface Place {
  shape: Value["shape"];
  /** Is it said of a parameter such as `account_id`? */
  isIdentity: boolean;
  holders: Map<string, Set<number>>;
}

function placesOf(readings: readonly Reading[], tools: readonly SharedTool[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const { tool, text, values } of readings) {
    const shared = tools[tool];
    if (!shared) continue;
    for (const { value, shape } of values) {
      // The members of a list are at one place.
      const key = [shared.tool.name, text.part, text.pointer.replace(/\/\d+$/, ""), shape].join("\0");
      const place = places.get(key) ?? { shape, isIdentity: namesTenant(text.property), holders: new Map() };
      const holders = place.holders.get(value) ?? new Set();
      for (const tenant of shared.tenants) holders.add(tenant);
      place.holders.set(value, holders);
      places.set(key, place);
    }
  }
  return places;
}

/** The values that are one tenant's at a place, and how sure that is; none where most tenants there share theirs. */
function ownAt(place: Place): { value: string; tenant: number; weight: number }[] {
  const { shape, holders } = place;
  const all = new Set([...holders.values()].flatMap((tenants) => [...tenants]));
  const own = [...holders].flatMap(([value, tenants]) =>
    tenants.size === 1 ? [...tenants].map((tenant) => ({ value, tenant, weight: 1 })) : [],
  );
  const owners = new Set(own.map(({ tenant }) => tenant));
  const mistake = mistakeAt(place, all, owners);
  if (mistake) return [...own, { ...mistake, weight: 0.5 }];
  const isFilledIn =
    shape === "name" ? all.size >= fewestNames && owners.size === all.size : owners.size * 2 > all.size;
  return all.size >= 2 && isFilledIn ? own : [];
}

/** A value that two tenants have where all others have their own: it is the one's who has nothing else, or the first's. */
function mistakeAt({ isIdentity, holders }: Place, all: ReadonlySet<number>, owners: ReadonlySet<number>) {
  const [shared, ...more] = [...holders].filter(([, tenants]) => tenants.size > 1);
  if (!shared || more.length > 0 || all.size < fewestAtCollision[isIdentity ? "identity" : "anywhere"])
    return undefined;
  const [value, two] = shared;
  const [tenant] = [...two].filter((each) => !owners.has(each));
  const haveOthersOwn = [...all].every((each) => two.has(each) || owners.has(each));
  return tenant !== undefined && two.size === 2 && haveOthersOwn ? { value, tenant } : undefined;
}

function strongest(tenants: ReadonlyMap<number, number>): number {
  const [first] = [...tenants].sort(([a, places], [b, others]) => others - places || a - b);
  return first?.[0] ?? -1;
}
