import { judge } from "../judge/judge.ts";
import { providerOf } from "../providers/index.ts";
import type { Grade, IsoDate, Judgement, Target, Tool } from "../types.ts";
import { cache } from "./cache.ts";
import type { Call } from "./call.ts";

export interface VerdictOptions {
  /** The day whose rules are applied. */
  asOf: IsoDate;
  /** The weakest grade whose refusals are errors among the findings; what is refused does not depend on it. */
  trust?: Grade;
}

/** What a provider makes of a call's tools and of its format. */
export interface Verdicts {
  /** Absent where the call has no tools. */
  tools?: Judgement;
  apart?: Judgement;
  format?: Judgement;
}

/** Judges calls; equal tools are judged once. */
export function judging(options: VerdictOptions): (provider: string, call: Call) => Verdicts {
  const known = cache<Judgement>();
  const judgeOne = (id: string, surface: string, tools: readonly Tool[], call: Call): Judgement =>
    known(JSON.stringify([id, surface, call.model, call.settings, tools]), () => {
      const provider = providerOf(id);
      if (!provider) throw new Error(`no provider ${id}`);
      const target: Target = { provider: id, surface, strict: null, model: call.model, asOf: options.asOf };
      return judge(tools, call.settings ? { ...target, request: call.settings } : target, provider, options);
    });
  return (id, call) => {
    const { apart, format } = call;
    const isSent = call.tools.length > 0 || call.judgedEmpty || call.settings?.wireTools !== undefined;
    return {
      ...(isSent && { tools: judgeOne(id, call.surface, call.tools, call) }),
      ...(apart && { apart: judgeOne(id, apart.surface, apart.tools, call) }),
      ...(format?.kind === "schema" && { format: judgeOne(id, format.surface, [format.tool], call) }),
    };
  };
}
