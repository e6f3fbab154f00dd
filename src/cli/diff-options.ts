import { checkTools } from "../check.ts";
import type { Bounds, ChangeOptions } from "../diff/index.ts";
import { UserError } from "../errors.ts";
import { countsFor, tokenizerFor } from "../tokens/index.ts";
import type { Target, Tool } from "../types.ts";
import type { Arguments } from "./parse.ts";
import type { Settings } from "./settings.ts";

/**
 * Who is asked for verdicts and tokens, and how long witnesses are looked for.
 *
 * @throws UserError on a flag that is no number
 */
export async function diffOptions({ options }: Settings, values: Arguments["values"]): Promise<ChangeOptions & Bounds> {
  const judged = (tools: readonly Tool[]) => checkTools(tools, options);
  const runs = numberOf(values.runs, "--runs", /^\d+$/);
  const seconds = numberOf(values["time-budget"], "--time-budget", /^\d+(\.\d+)?$/);
  const tokenizer = await tokenizerFor("openai");
  return {
    judge: (tools) => judged(tools).judgements,
    count: (tools) => countsFor(tools, judged([]).targets.filter(isModel), tokenizer),
    ...(runs === 0 && { witnesses: false }),
    ...(runs !== undefined && { runs }),
    ...(seconds !== undefined && { budgetMs: seconds * 1000 }),
  };
}

/** A server and its clients cache no prompt. */
function isModel({ provider }: Target): boolean {
  return !/^mcp(-|$)/.test(provider);
}

function numberOf(text: string | undefined, flag: string, form: RegExp): number | undefined {
  if (text === undefined || form.test(text)) return text === undefined ? undefined : Number(text);
  throw new UserError(`\`${flag} ${text}\` is no number`, { hint: `write a number, such as ${flag} 5` });
}
