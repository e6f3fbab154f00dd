import { judge } from "../../src/judge/judge.ts";
import { providerOf } from "../../src/providers/index.ts";
import type { Finding, Judgement, Target, Tool } from "../../src/types.ts";

/** A judge of Google's hosts: tools are given as names and schemas, and the day is one of autumn 2026. */
export function judgeOf(provider: "gemini" | "vertex" | "cloud-code") {
  return (schemas: Record<string, unknown>, over: Partial<Target> = {}): Judgement => {
    const tools = Object.entries(schemas).map(([name, inputSchema]): Tool => {
      return { name, inputSchema, origin: { source: "test", wire: provider } };
    });
    const target: Target = {
      provider,
      surface: "functionDeclarations.parameters",
      strict: null,
      asOf: "2026-11-01",
      ...over,
    };
    const known = providerOf(provider);
    if (!known) throw new Error(`no provider ${provider}`);
    return judge(tools, target, known);
  };
}

export const object = (properties: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  type: "object",
  properties,
  ...more,
});

export const text = { type: "string" };

/** The rules of findings, without the provider. */
export function rulesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ rule }) => rule.slice(rule.indexOf("/") + 1));
}
