import { UserError } from "../errors.ts";
import type { IsoDate, Provider, Target, Tool } from "../types.ts";
import { providerOf, providers } from "./index.ts";

/** What is judged when nothing is named. */
export const defaultTargets: readonly string[] = ["openai", "anthropic", "gemini", "bedrock", "mcp"];

const form = /^(?<provider>[^/+@]+)(?:\/(?<surface>[^+@]+))?(?<strict>\+strict)?(?:@(?<model>.+))?$/;

/**
 * The targets that a text names: `provider[/surface][+strict][@model]`. A provider alone means its main
 * surfaces; `all` means every provider.
 *
 * @example parseTarget("openai/chat.tools+strict@gpt-4o", "2026-11-21")
 * @throws UserError on an unknown provider or surface, or another form.
 */
export function parseTarget(text: string, asOf: IsoDate): Target[] {
  if (text === "all") return providers.flatMap((provider) => parseTarget(provider.id, asOf));
  const { provider: id = "", surface, strict, model } = form.exec(text)?.groups ?? {};
  const provider = providerOf(id);
  if (!provider) {
    const known = providers.map((each) => each.id).join(", ");
    throw new UserError(`unknown target \`${text}\``, {
      hint: `targets are provider[/surface][+strict][@model]; providers: all, ${known}`,
    });
  }
  return surfacesOf(provider, surface).map((each) => ({
    provider: id,
    surface: each.id,
    strict: strict ? true : null,
    asOf,
    ...(model !== undefined && { model }),
  }));
}

/** The text of a target, as `parseTarget` reads it. */
export function targetText({ provider, surface, strict, model }: Target): string {
  return `${provider}/${surface}${strict ? "+strict" : ""}${model === undefined ? "" : `@${model}`}`;
}

/** The tools that a target's surface carries, a request at a time: all tools share one, each format has its own. */
export function requestsFor(tools: readonly Tool[], target: Target): (readonly Tool[])[] {
  const surface = providerOf(target.provider)?.surfaces.find(({ id }) => id === target.surface);
  if (surface?.carries === "formats") return tools.filter(({ role }) => role === "format").map((tool) => [tool]);
  const carried = tools.filter(({ role }) => role !== "format");
  return carried.length > 0 ? [carried] : [];
}

function surfacesOf(provider: Provider, id: string | undefined) {
  if (id === undefined) return provider.surfaces.filter(({ main }) => main);
  const found = provider.surfaces.filter((surface) => surface.id === id);
  if (found.length > 0) return found;
  const known = provider.surfaces.map((surface) => surface.id).join(", ");
  throw new UserError(`${provider.id} has no surface \`${id}\``, { hint: `its surfaces: ${known}` });
}
