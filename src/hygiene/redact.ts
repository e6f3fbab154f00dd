import { isObject } from "../schema/json.ts";
import type { Finding, Judgement, Tool } from "../types.ts";
import { secretsIn } from "./secrets.ts";
import { textsOf } from "./texts.ts";

/** Masks the secrets of some tools in what is told of them. */
export interface Redactor {
  text(text: string): string;
  finding(finding: Finding): Finding;
  /** The request itself, which is what leaves the process, stays as it is. */
  judgement(judgement: Judgement): Judgement;
}

/**
 * Providers quote what they refuse, and so do findings, witnesses and fixes: a secret must not reach a report that way.
 *
 * @param findings what was found in the tools; undefined is returned where no secret is among it
 */
export function redactor(tools: readonly Tool[], findings: readonly Finding[]): Redactor | undefined {
  const holders = new Set(findings.filter(({ rule }) => rule === "hygiene/secret").map(({ tool }) => tool));
  const secrets = tools.filter(({ name }) => holders.has(name)).flatMap((tool) => textsOf(tool).flatMap(secretsIn));
  // A key's lines are quoted apart, and a line break in more than one spelling.
  const masked = secrets.flatMap(({ begins, value }) => value.slice(begins.length).split(/\s+/)).filter(isLong);
  if (masked.length === 0) return undefined;
  const text = (given: string) => masked.reduce((rest, part) => rest.replaceAll(part, "*".repeat(part.length)), given);
  return redactorWith(text);
}

function redactorWith(text: (given: string) => string): Redactor {
  const value = (given: unknown): unknown => {
    if (typeof given === "string") return text(given);
    if (Array.isArray(given)) return given.map(value);
    return isObject(given) ? members(given) : given;
  };
  const members = (given: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(given).map(([key, member]) => [text(key), value(member)]));
  const finding = (given: Finding): Finding => ({
    ...given,
    args: members(given.args),
    mend: text(given.mend),
    // A masked value must not be written into a file.
    fixes: given.fixes.filter(({ edits }) => text(JSON.stringify(edits)) === JSON.stringify(edits)),
    ...(given.said !== undefined && { said: text(given.said) }),
    ...(given.witness !== undefined && { witness: value(given.witness) }),
  });
  const judgement = (given: Judgement): Judgement => {
    const { answer } = given;
    const message = answer?.message;
    return {
      ...given,
      findings: given.findings.map(finding),
      answer: answer && {
        ...answer,
        body: value(answer.body),
        message: typeof message === "string" ? text(message) : null,
      },
    };
  };
  return { text, finding, judgement };
}

/** Shorter parts say nothing, and stand everywhere. */
function isLong(part: string): boolean {
  return part.length >= 4;
}
