import { judge } from "../judge/judge.ts";
import type { Judgement, Provider, Target, Tool } from "../types.ts";
import { ask, type Reply } from "./ask.ts";
import { batches } from "./batches.ts";
import { type Disagreement, disagreementOf } from "./disagreement.ts";
import { atMost, type Line } from "./line.ts";
import { scrub } from "./scrub.ts";
import type { Strategy } from "./strategies.ts";

/** What one target said of the tools. */
export interface TargetReport {
  target: Target;
  cost: Strategy["cost"];
  /** The tools that are judged rightly. */
  agreed: readonly string[];
  disagreements: readonly Disagreement[];
  /** The tools on which there is no verdict, and why. */
  unknown: readonly { tool: string; why: string }[];
  /** Why nothing could be asked. */
  unusable?: string;
}

export interface Asking {
  target: Target;
  provider: Provider;
  strategy: Strategy;
  line: Line;
  /** Requests at a time. */
  concurrency: number;
  onProgress?(asked: number, tools: number): void;
}

type Outcome = Pick<TargetReport, "agreed" | "disagreements" | "unknown">;
type Answer = Extract<Reply, { kind: "answer" }>;

/**
 * Asks one target about tools: those that are judged acceptable many at a time, halving what is refused against
 * expectation; each of the others alone, so that no bad tool hides another.
 */
export async function askTarget(tools: readonly Tool[], asking: Asking): Promise<TargetReport> {
  const { target, strategy, concurrency } = asking;
  const report = { target, cost: strategy.cost, agreed: [], disagreements: [], unknown: [] };
  const control = await askControl(asking);
  if (control?.kind === "unusable") return { ...report, unusable: control.why };
  // Who has not answered this one in all its tries will not answer the next surface's either.
  if (control?.kind === "unknown") asking.line.ended = control.why;
  if (control?.kind === "unknown")
    return { ...report, unknown: tools.map(({ name }) => ({ tool: name, why: control.why })) };
  let asked = 0;
  const outcomes = await atMost(
    concurrency,
    batches(tools, (batch) => verdictOn(batch, asking)),
    async (batch) => {
      const outcome = await askBatch(batch, asking);
      asked += batch.length;
      asking.onProgress?.(asked, tools.length);
      return outcome;
    },
  );
  return { ...report, ...joined(outcomes) };
}

/** A tool that nobody refuses. Refused all the same, the request itself is at fault, and no verdict would mean a thing. */
async function askControl(asking: Asking): Promise<Exclude<Reply, Answer> | undefined> {
  const reply = await send([controlFor(asking)], asking);
  if (reply.kind !== "answer") return reply;
  if (reply.isAccepted) return undefined;
  const said = reply.message === null ? `status ${reply.status}` : scrub(reply.message, asking.line.secrets);
  return { kind: "unusable", why: `it refuses even a plain tool: ${said}` };
}

function controlFor(asking: Asking): Tool {
  const carries = asking.provider.surfaces.find(({ id }) => id === asking.target.surface)?.carries;
  const plain = { type: "object", properties: { text: { type: "string" } }, required: ["text"] };
  const tool: Tool = {
    name: "drycall_control",
    description: "Takes a text.",
    inputSchema: plain,
    ...(carries === "formats" && { role: "format" }),
    origin: { source: "live" },
  };
  const isTaken = verdictOn([tool], asking) === "accept";
  return isTaken ? tool : { ...tool, inputSchema: { ...plain, additionalProperties: false } };
}

async function askBatch(batch: readonly Tool[], asking: Asking): Promise<Outcome> {
  const names = batch.map(({ name }) => name);
  const judged = judgementOf(batch, asking);
  const reply = await send(batch, asking);
  if (reply.kind !== "answer") return unknown(names, reply.why);
  const isExpected = reply.isAccepted === (judged.verdict !== "reject");
  if (!isExpected && batch.length > 1) return askHalves(batch, reply, judged, asking);
  return isExpected && reply.isAccepted ? agreed(names) : compared(batch, reply, judged, asking);
}

/** One of these tools is not what it was judged to be, or they are not so together. */
async function askHalves(batch: readonly Tool[], reply: Answer, judged: Judgement, asking: Asking): Promise<Outcome> {
  const middle = Math.ceil(batch.length / 2);
  const first = await askBatch(batch.slice(0, middle), asking);
  const outcome = joined([first, await askBatch(batch.slice(middle), asking)]);
  const isTold = outcome.disagreements.length > 0 || outcome.unknown.length > 0;
  if (isTold) return outcome;
  return compared(batch, reply, judged, asking);
}

/** An answer that was not expected is asked for once more: only what is said twice is written down. */
async function compared(batch: readonly Tool[], reply: Answer, judged: Judgement, asking: Asking): Promise<Outcome> {
  const names = batch.map(({ name }) => name);
  const disagreement = disagreementOf(batch, reply, judged, asking);
  if (!disagreement) return agreed(names);
  const again = await send(batch, asking);
  if (again.kind !== "answer") return unknown(names, again.why);
  if (again.isAccepted !== reply.isAccepted || again.message !== reply.message)
    return unknown(names, "it answered otherwise when asked once more");
  return { agreed: [], disagreements: [disagreement], unknown: [] };
}

function send(batch: readonly Tool[], asking: Asking): Promise<Reply> {
  const { strategy, target, line } = asking;
  const model = target.model ?? "";
  const url = new URL(line.account.base + strategy.path(model));
  const body = JSON.stringify(strategy.body(model, judgementOf(batch, asking).request.body));
  return ask({ url, body }, strategy.cost === "free" ? 0 : estimatedTokens(body), line);
}

/** No provider needs fewer bytes of JSON for a token than that. */
const bytesPerToken = 3;

function estimatedTokens(body: string): number {
  return Math.ceil(Buffer.byteLength(body) / bytesPerToken);
}

function judgementOf(batch: readonly Tool[], { target, provider }: Asking): Judgement {
  return judge(batch, target, provider);
}

function verdictOn(batch: readonly Tool[], asking: Asking): "accept" | "reject" {
  return judgementOf(batch, asking).verdict === "reject" ? "reject" : "accept";
}

function agreed(names: readonly string[]): Outcome {
  return { agreed: names, disagreements: [], unknown: [] };
}

function unknown(names: readonly string[], why: string): Outcome {
  return { agreed: [], disagreements: [], unknown: names.map((tool) => ({ tool, why })) };
}

function joined(outcomes: readonly Outcome[]): Outcome {
  return {
    agreed: outcomes.flatMap((outcome) => outcome.agreed),
    disagreements: outcomes.flatMap((outcome) => outcome.disagreements),
    unknown: outcomes.flatMap((outcome) => outcome.unknown),
  };
}
