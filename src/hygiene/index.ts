/** What must not stand in a tool whoever is asked: secrets, people's addresses, hidden text, the choice of a tenant. */
import type { Tool } from "../types.ts";
import { email } from "./emails.ts";
import { hiddenText, invisibleCharacter } from "./hidden-text.ts";
import { internalHost } from "./hosts.ts";
import {
  type Fault,
  faultAt,
  faultIn,
  type HygieneOptions,
  type HygieneRule,
  type TextRule,
  type ToolRule,
} from "./rule.ts";
import { secret } from "./secrets.ts";
import { tenantLeak } from "./tenant-leak.ts";
import { tenantParameter } from "./tenant-parameters.ts";
import { textsOf } from "./texts.ts";
import { tooDeep } from "./too-deep.ts";

export { type Redactor, redactor } from "./redact.ts";
export type { HygieneOptions, HygieneRule } from "./rule.ts";
export { type Fault, faultAt } from "./rule.ts";
export { tenantLeak } from "./tenant-leak.ts";
export { namesTenant } from "./tenant-parameters.ts";
export { type Text, textsOf } from "./texts.ts";

const toolRules: readonly ToolRule[] = [tooDeep, tenantParameter];
const textRules: readonly TextRule[] = [secret, hiddenText, invisibleCharacter, email, internalHost];

/** Every rule of the family, for `drycall rules` and `drycall explain`. */
export const hygieneRules: readonly HygieneRule[] = [...toolRules, tenantLeak, ...textRules];

/** A short word or two: most names and values are no more. */
const harmless = /^[\w -]{0,15}$/;

function isTelling(text: string): boolean {
  return !harmless.test(text);
}

/** What a tool shows by itself. The schema is free of cycles. Pure and fast: asked of every tool of every run. */
export function hygieneOf(tool: Tool, options: HygieneOptions = {}): Fault[] {
  const faults = toolRules.flatMap((rule) =>
    [...rule.find(tool, options)].map(({ pointer, args }) => faultIn(rule, pointer, args)),
  );
  for (const text of textsOf(tool, isTelling))
    for (const rule of textRules) for (const args of rule.find(text)) faults.push(faultAt(rule, text, args, tool));
  return faults;
}
