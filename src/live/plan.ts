import { providerOf } from "../providers/index.ts";
import { targetText } from "../providers/targets.ts";
import type { Provider, Target, Tool } from "../types.ts";
import { type Account, accountOf, askable, homeOf } from "./account.ts";
import { type Cassette, readCassette } from "./cassette.ts";
import type { LiveOptions } from "./live.ts";
import { type Strategy, strategyOf } from "./strategies.ts";

/** One target that can be asked. */
export interface Planned {
  /** As it was wanted; `target` has the model that is asked, too. */
  name: string;
  target: Target;
  provider: Provider;
  strategy: Strategy;
  tools: readonly Tool[];
  account: Account;
  /** Where it is recorded already. */
  cassette?: Cassette;
}

export interface Skipped {
  who: string;
  why: string;
}

/** Who is asked about which tools, and who is not. A target that carries none of the tools is neither. */
export async function plan(
  wanted: readonly Target[],
  tools: readonly Tool[],
  options: LiveOptions,
): Promise<{ planned: Planned[]; skipped: Skipped[] }> {
  const planned: Planned[] = [];
  const skipped = new Map<string, Skipped>();
  for (const target of wanted) {
    const found = await planOne(target, tools, options);
    if (found && "why" in found) skipped.set(found.who, found);
    else if (found) planned.push(found);
  }
  return { planned, skipped: [...skipped.values()] };
}

async function planOne(
  target: Target,
  tools: readonly Tool[],
  { env, cassettes }: LiveOptions,
): Promise<Planned | Skipped | undefined> {
  const name = targetText(target);
  const provider = providerOf(target.provider);
  if (!provider || !askable.includes(target.provider))
    return { who: target.provider, why: "there is no service of its own to ask" };
  const strategy = strategyOf(target.provider, target.surface);
  if (!strategy) return { who: name, why: "how to ask on this surface is not known" };
  const isFormat = provider.surfaces.find(({ id }) => id === target.surface)?.carries === "formats";
  const carried = tools.filter(({ role }) => (role === "format") === isFormat);
  if (carried.length === 0) return undefined;
  const base = { name, provider, strategy, tools: carried };
  const cassette = cassettes && cassettes.mode !== "all" ? await readCassette(cassettes.folder, name) : undefined;
  if (cassette) {
    const { recorded: asOf, model } = cassette;
    return { ...base, target: { ...target, model, asOf }, account: nobody(target.provider), cassette };
  }
  if (cassettes?.mode === "none") return { who: name, why: "no cassette is recorded: `--record once` records it" };
  const account = accountOf(target.provider, env);
  if (!account || "missing" in account) return { who: target.provider, why: account?.missing ?? "there is no key" };
  const model = target.model ?? account.model ?? strategy.model;
  if (model === null)
    return {
      who: target.provider,
      why: "no deployment is named: `@name` behind the target, or AZURE_OPENAI_DEPLOYMENT",
    };
  return { ...base, target: { ...target, model }, account };
}

/** Whoever plays a cassette needs no key. */
function nobody(provider: string): Account {
  return { base: homeOf(provider), headers: () => ({}) };
}
