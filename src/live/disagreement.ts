import { hash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Case } from "../evidence/case.ts";
import type { JsonObject, Judgement, Tool, Verdict } from "../types.ts";
import { messageOf, type Reply } from "./ask.ts";
import { gap, scrub } from "./scrub.ts";
import { addressOf } from "./strategies.ts";
import type { Asking } from "./target.ts";

/** What a provider said that drycall would not have said. */
export interface Disagreement {
  differs: "verdict" | "words";
  tools: readonly string[];
  /** By target, tools and answer: the same on every day that it is found. */
  fingerprint: string;
  judged: { verdict: Verdict; message: string | null };
  answered: { verdict: "accept" | "reject"; status: number; message: string | null };
  /** A line for `fixtures/cases`; its id is given where it is written. */
  case: Case;
}

type Answer = Extract<Reply, { kind: "answer" }>;

/** How an answer differs from what was judged of the same request; undefined where it does not. */
export function disagreementOf(
  batch: readonly Tool[],
  { status, isAccepted, message: said }: Answer,
  judgement: Judgement,
  asking: Asking,
): Disagreement | undefined {
  const verdict = isAccepted ? "accept" : "reject";
  // Both are read from their envelopes, as a client would.
  const expected = judgement.answer && (messageOf(judgement.answer.body) ?? judgement.answer.message);
  const isSame = isAccepted === (judgement.verdict !== "reject");
  if (isSame && (isAccepted || said === expected)) return undefined;
  const message = said === null ? null : scrub(said, asking.line.secrets);
  const isWhole = message !== null && !message.includes(gap);
  if (isSame && !isWhole && message !== null && holds(expected, message)) return undefined;
  const { target } = asking;
  const tools = batch.map((tool) => written(tool, asking));
  const about = [target.provider, target.surface, target.strict, target.model, tools, verdict, message];
  return {
    differs: isSame ? "words" : "verdict",
    tools: batch.map(({ name }) => name),
    fingerprint: hash("sha256", JSON.stringify(about), "hex").slice(0, 12),
    judged: { verdict: judgement.verdict, message: expected },
    answered: { verdict, status, message },
    case: {
      id: `${target.provider}-0000`,
      provider: target.provider,
      surface: target.surface,
      strict: target.strict,
      model: target.model ?? null,
      request: target.request ?? null,
      tools,
      verdict,
      status,
      error: message,
      errorMatch: message === null ? "none" : isWhole ? "exact" : "contains",
      path: isSame ? (judgement.reported[0] ?? null) : null,
      rule: ruleOf(judgement),
      current: true,
      observed: target.asOf,
      evidence: "observed",
      schemaFrom: "verbatim",
      source: [addressOf(target, asking.strategy)],
      note: `asked by drycall live; drycall judged: ${expected ?? judgement.verdict}`,
    },
  };
}

/** The words around what was taken out. */
function holds(expected: string | null, message: string): boolean {
  return expected !== null && message.split(gap).every((part) => expected.includes(part));
}

/** The rule that spoke first; a name for one that is still to be written where none did. */
function ruleOf({ findings }: Judgement): string {
  const first = findings.find(({ verdict, grade }) => verdict === "reject" && grade !== "inferred");
  return first?.rule.split("/")[1] ?? "not-yet-a-rule";
}

/** A tool in the neutral shape of cases, with what else of it was sent. */
function written(tool: Tool, { target, provider }: Asking): JsonObject {
  const { name, description, strict, extras } = tool;
  const plain: JsonObject = {
    name,
    ...(description !== undefined && { description }),
    ...(Object.hasOwn(tool, "inputSchema") && { inputSchema: tool.inputSchema }),
    ...(target.strict === null && strict !== undefined && { strict }),
  };
  const surface = provider.surfaces.find(({ id }) => id === target.surface);
  const sent = (given: Tool) => surface?.project([given], target).body;
  const isSent = extras !== undefined && !isDeepStrictEqual(sent(tool), sent({ ...tool, extras: {} }));
  return isSent ? { ...plain, ...extras } : plain;
}
