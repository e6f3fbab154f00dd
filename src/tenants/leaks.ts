import { type Text, textsOf } from "../hygiene/index.ts";
import type { Args } from "../types.ts";
import type { Census } from "./census.ts";
import { nameBook, namesIn, type OwnedName } from "./names.ts";
import { ownersOf, type Reading } from "./owned.ts";
import { valuesIn } from "./values.ts";
import { isProse, wordsOf } from "./words.ts";

/** One tenant's literal in a tool that others have. */
export interface Leak {
  /** The tool's place in the census. */
  tool: number;
  text: Text;
  /** The tenants that should not have it. */
  tenants: readonly number[];
  args: Args;
}

const how = {
  config: "so the config says",
  id: "that is its id",
  place: "each tenant has its own where this is that tenant's",
};

/**
 * What belongs to one tenant and turns up in another's catalogue. A name of the config is its tenant's; so is an id,
 * and a value that stands where each tenant has its own (see `ownersOf`), unless most other tenants have it too: then
 * it is everybody's.
 */
export function leaksIn(census: Census): Leak[] {
  const { tenants, tools } = census;
  const readings = tools.flatMap(({ tool }, index): Reading[] =>
    textsOf(tool).map((text) => ({ tool: index, text, values: valuesIn(text) })),
  );
  const owners = ownersOf(readings, tools);
  const book = nameBook(namesOf(census, readings, owners));
  const ordinary = ordinaryWords(readings, census);
  const leaks = new Map<string, Leak & { shown: string; asserted: boolean }>();
  const note = ({ tool, text }: Reading, shown: string, owner: ReadonlySet<number>, told: Told) => {
    const others = tools[tool]?.tenants.filter((tenant) => !owner.has(tenant)) ?? [];
    const [first] = owner;
    if (others.length === 0 || first === undefined) return;
    const key = [tool, text.part, text.pointer, first].join("\0");
    if (leaks.has(key)) return;
    const id = tenants[first]?.id ?? "";
    const count = others.length === 1 ? `tenant ${tenants[others[0] ?? -1]?.id}` : `${others.length} other tenants`;
    const args = { shown, shape: told.shape, owner: id, count, how: how[told.how] };
    leaks.set(key, { tool, text, tenants: others, args, shown, asserted: told.how === "config" });
  };
  for (const reading of readings) {
    for (const { value, shape, shown } of reading.values) {
      const owner = owners.get(value);
      if (owner !== undefined) note(reading, shown, new Set([owner]), { shape: worded[shape], how: "place" });
    }
    for (const { name, tenants: owner, by } of namesIn(reading.text, book, ordinary))
      note(reading, name, owner, { shape: by === "id" ? "the id" : "a name", how: by });
  }
  return withoutShared([...leaks.values()], tenants.length);
}

interface Told {
  shape: string;
  how: keyof typeof how;
}

const worded = { name: "a name", "e-mail address": "an e-mail address", key: "a key", id: "an id" };

/** What stands in the catalogues of most other tenants is everybody's, unless the config says whose it is. */
function withoutShared(leaks: readonly (Leak & { shown: string; asserted: boolean })[], tenants: number): Leak[] {
  const holders = new Map<string, Set<number>>();
  for (const { shown, tenants: others } of leaks) {
    const known = holders.get(shown) ?? new Set();
    for (const tenant of others) known.add(tenant);
    holders.set(shown, known);
  }
  const isShared = (shown: string) => (holders.get(shown)?.size ?? 0) * 2 > Math.max(2, tenants - 1);
  return leaks
    .filter(({ asserted, shown }) => asserted || !isShared(shown))
    .map(({ tool, text, tenants: others, args }) => ({ tool, text, tenants: others, args }));
}

/** The names of the config, the ids, and the names that stand where each tenant has its own. */
function namesOf({ tenants }: Census, readings: readonly Reading[], owners: ReadonlyMap<string, number>): OwnedName[] {
  const names = new Map<string, { tenants: Set<number>; by: OwnedName["by"] }>();
  const add = (name: string, tenant: number, by: OwnedName["by"]) => {
    const known = names.get(name) ?? { tenants: new Set(), by };
    known.tenants.add(tenant);
    names.set(name, known);
  };
  for (const [tenant, { names: given }] of tenants.entries()) for (const name of given) add(name, tenant, "config");
  for (const [tenant, { id }] of tenants.entries()) if (isTelling(id)) add(id, tenant, "id");
  for (const { values } of readings)
    for (const { value, shape } of values) {
      const owner = shape === "name" ? owners.get(value) : undefined;
      if (owner !== undefined) add(value, owner, "place");
    }
  return [...names].map(([name, owned]) => ({ name, ...owned }));
}

/** Short ids and small numbers are anybody's. */
function isTelling(id: string): boolean {
  return id.length >= 3 && (/\p{L}/u.test(id) || id.length >= 7);
}

/** Words that sentences of most tenants' tools have in small letters: `target` is one, whoever is called so. */
function ordinaryWords(readings: readonly Reading[], { tenants, tools }: Census): Set<string> {
  const first = new Set(tenants.flatMap(({ id, names }) => [id, ...names]).map((name) => name.toLowerCase()));
  const holders = new Map<string, Set<number>>();
  for (const { tool, text } of readings) {
    if (!isProse(text)) continue;
    for (const word of wordsOf(text)) {
      if (word.isCode || word.text !== word.lower || !first.has(word.lower)) continue;
      const known = holders.get(word.lower) ?? new Set();
      for (const tenant of tools[tool]?.tenants ?? []) known.add(tenant);
      holders.set(word.lower, known);
    }
  }
  return new Set([...holders].filter(([, { size }]) => size >= 2 && size * 2 >= tenants.length).map(([word]) => word));
}
