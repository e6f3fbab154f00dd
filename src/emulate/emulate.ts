import { today } from "../schema/dates.ts";
import { estimateTokens } from "../tokens/estimate.ts";
import type { Answer, Judgement } from "../types.ts";
import { type Asked, askedBy, mostBytes } from "./asked.ts";
import { readBody, refused } from "./body.ts";
import type { Call } from "./call.ts";
import { type Face, type Match, Refused, type TurnRoute } from "./face.ts";
import { type FaceId, faceOf } from "./faces.ts";
import { type FaultName, type FaultOptions, faultsInTurn, refusalOf } from "./faults.ts";
import { newMemory } from "./memory.ts";
import { type ModelOptions, scriptedModel } from "./model.ts";
import { identifier, randomOf } from "./random.ts";
import { cut, failed, type Reply, refusalReply, replyOf, respond } from "./reply.ts";
import { type Found, find } from "./routes.ts";
import type { Turn } from "./turn.ts";
import { judging, type VerdictOptions } from "./verdicts.ts";

export interface EmulateOptions extends Partial<VerdictOptions>, ModelOptions {
  faults?: FaultOptions;
  /** The longest body that is read; 32 MiB unless told. */
  maxBytes?: number;
  /** Told of every request once its answer is decided. */
  onExchange?(exchange: Exchange): void;
}

/** One request and what became of it. */
export interface Exchange {
  provider: string;
  method: string;
  path: string;
  headers: Headers;
  /** Absent where the body was not read as far as that. */
  call?: Call;
  /** Of the tools, then of the format. */
  judgements: readonly Judgement[];
  /** Absent where the request was refused, or asked for none. */
  turn?: Turn;
  /** What was made to go wrong. */
  fault?: FaultName | undefined;
  status: number;
  /** What a refused request was told. */
  message: string | null;
  milliseconds: number;
}

type Noted = Pick<Exchange, "judgements" | "message"> & { call?: Call; turn?: Turn; fault?: FaultName | undefined };

/**
 * A provider, or several behind one address, as a function from requests to responses: it answers offline as the real
 * one would, with its own error where it would refuse, else with what a model without a mind says. It reads nothing but
 * the request, and keeps nothing but what later requests may refer to.
 *
 * @example const client = new OpenAI({ apiKey: "any", fetch: (url, init) => openai(new Request(url, init)) })
 */
export function emulate(
  providers: FaceId | readonly [FaceId, ...FaceId[]],
  options: EmulateOptions = {},
): (request: Request) => Promise<Response> {
  const answer = answering(providers, options);
  return async (request) => respond(await answer(askedBy(request)));
}

/** The same, for a server that has neither web requests nor web responses. */
export function answering(
  providers: FaceId | readonly [FaceId, ...FaceId[]],
  options: EmulateOptions = {},
): (asked: Asked) => Promise<Reply> {
  const faces = facesOf(typeof providers === "string" ? [providers] : providers);
  const verdictsOn = judging({ ...options, asOf: options.asOf ?? today() });
  const model = scriptedModel(options);
  const memory = newMemory();
  const nextFault = faultsInTurn(options.faults);
  const random = randomOf(options.seed ?? 1);

  /** What the provider says, noting what it came upon. @throws Refused where it would refuse */
  async function answer({ face, route, otherMethod, match }: Found, asked: Asked, noted: Noted): Promise<Reply> {
    const { method } = asked;
    const { pathname: path } = match.url;
    if (otherMethod) throw refused(face, { kind: "wrong-method", method, path });
    if (!route) throw refused(face, { kind: "unknown-path", method, path });
    if (!face.hasKey(match.headers, match.url)) throw refused(face, { kind: "no-key" });
    noted.fault = nextFault();
    const failure = refusalOf(noted.fault, options.faults);
    if (failure) throw refused(face, failure);
    if (route.kind === "lookup") return replyOf(route.find(match));

    const { text, body } = await readBody(asked, face, options.maxBytes ?? mostBytes);
    const call = route.read(body, match, memory);
    noted.call = call;
    const { tools, apart, format } = verdictsOn(face.provider, call);
    noted.judgements = [tools, apart, format].filter((judgement) => judgement !== undefined);
    for (const judgement of noted.judgements) if (judgement.answer) throw new Refused(judgement.answer);
    if (route.kind === "count") return replyOf(route.render({ input: estimateTokens(text), output: 0 }, call));

    const turn = await model({
      call,
      tools: (tools?.request.tools ?? []).map((tool, index) =>
        tool.schema === undefined ? (apart?.request.tools[index] ?? tool) : tool,
      ),
      format: format?.request.tools[0],
      text,
      meaning: (schema) => face.meaning?.(schema) ?? schema,
    });
    noted.turn = turn;
    memory.keep(turn, call);
    return said(route, turn, call, tools, match);
  }

  return async (asked) => {
    const started = performance.now();
    const found = find(faces, asked);
    const { face, match } = found;
    const noted: Noted = { judgements: [], message: null };
    const reply = await answer(found, asked, noted).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
      noted.message = error.answer.message;
      return refusalReply(wrapped(error.answer, found));
    });
    options.onExchange?.({
      ...noted,
      provider: face.provider,
      method: asked.method,
      path: match.url.pathname,
      headers: asked.headers,
      status: reply.status,
      milliseconds: performance.now() - started,
    });
    if (noted.fault === "slow") await later(options.faults?.slowMilliseconds ?? 2000);
    const usual = face.headers?.(identifier(random));
    return spoilt(usual ? { ...reply, headers: { ...usual, ...reply.headers } } : reply, noted.fault);
  };
}

function said(route: TurnRoute, turn: Turn, call: Call, tools: Judgement | undefined, match: Match): Reply {
  if (!call.stream) return replyOf(route.render(turn, call, tools));
  return { status: 200, ...route.stream(turn, call, tools, match) };
}

function wrapped(answer: Answer, { route, match }: Found): Answer {
  return (route?.kind === "turn" && route.refused?.(answer, match)) || answer;
}

function spoilt(reply: Reply, fault: FaultName | undefined): Reply {
  if (fault === "error") return failed(reply);
  return fault === "cut" ? cut(reply) : reply;
}

function facesOf([first, ...others]: readonly [FaceId, ...FaceId[]]): [Face, ...Face[]] {
  return [faceOf(first), ...others.map(faceOf)];
}

function later(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
