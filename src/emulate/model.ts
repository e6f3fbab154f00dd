import { isObject } from "../schema/json.ts";
import { estimateTokens } from "../tokens/estimate.ts";
import type { WireTool } from "../types.ts";
import type { Call } from "./call.ts";
import { drawing } from "./draw.ts";
import { nearMiss } from "./near-miss.ts";
import { identifier, randomOf, seedOf } from "./random.ts";
import { pinned, type Said, type Script } from "./script.ts";
import type { Turn, TurnCall } from "./turn.ts";

export interface ModelOptions {
  /** 1 unless told; the same seed gives the same answer to the same request. */
  seed?: number;
  /** `near-miss`: arguments as of a model that is not held to a schema, wherever a tool is not strict. */
  mode?: "valid" | "near-miss";
  script?: Script;
}

/** What the model is asked: the call, the tools and the format as they were judged, and the request's own text. */
export interface Question {
  call: Call;
  tools: readonly WireTool[];
  format: WireTool | undefined;
  text: string;
  meaning(schema: unknown): unknown;
}

export type Model = (question: Question) => Promise<Turn>;

/**
 * A model without a mind: it calls each tool once in a conversation, with arguments drawn from the schema that
 * arrived, all at once where it may, and then says that it is done.
 */
export function scriptedModel({ seed = 1, mode = "valid", script = {} }: ModelOptions): Model {
  const draw = drawing(seed);
  return async (question) => {
    const { call, text } = question;
    const random = randomOf(seedOf(text, seed));
    const id = identifier(random);
    const pick = async (schema: unknown) => {
      const values = await draw(schema, question.meaning);
      return values[Math.floor(random() * values.length)];
    };
    const argumentsOf = async (tool: WireTool) => {
      const told = script.arguments;
      if (told && Object.hasOwn(told, tool.name)) return told[tool.name];
      const value = await pick(tool.schema);
      const whole = isObject(value) ? value : {};
      return mode === "near-miss" && !tool.strict ? nearMiss(whole, random) : whole;
    };
    const said = pinned(script, call) ?? (await makeUp(question, script, argumentsOf, pick));
    const calls = (said.calls ?? []).map((each): TurnCall => ({ ...each, id: identifier(random) }));
    return finish({ id, calls, ...(said.text !== undefined && { text: said.text }) }, call, estimateTokens(text));
  };
}

async function makeUp(
  question: Question,
  script: Script,
  argumentsOf: (tool: WireTool) => Promise<unknown>,
  pick: (schema: unknown) => Promise<unknown>,
): Promise<Said> {
  const { call, format } = question;
  const wanted = toolsToCall(question);
  if (wanted.length > 0) {
    const calls = await Promise.all(
      wanted.map(async (tool) => ({ name: tool.name, arguments: await argumentsOf(tool) })),
    );
    return { calls };
  }
  if (call.format === undefined) return { text: script.text ?? closing(call) };
  const output = script.output ?? (format ? await pick(format.tool.inputSchema) : {});
  return { text: JSON.stringify(output) };
}

/** Those that were not called yet; where one must be called, the first again. */
function toolsToCall({ call, tools }: Question): readonly WireTool[] {
  const { mode, only } = call.choice;
  if (mode === "none") return [];
  const may = tools.filter(({ name }) => !call.hosted.includes(name) && (only === undefined || only.includes(name)));
  const left = may.filter(({ name }) => !call.history.called.includes(name));
  const wanted = left.length === 0 && mode === "required" ? may.slice(0, 1) : left;
  return call.parallel ? wanted : wanted.slice(0, 1);
}

function closing({ history }: Call): string {
  const called = [...new Set(history.called)];
  return called.length === 0 ? "This is an emulated answer." : `Done. I have called ${called.join(", ")}.`;
}

/** Ends a turn where a stop text or the tokens end it. */
function finish(said: Pick<Turn, "id" | "text" | "calls">, call: Call, input: number): Turn {
  const at = Math.floor(Date.now() / 1000);
  const most = call.maxTokens ?? Number.POSITIVE_INFINITY;
  const { text, stoppedBy } = stopped(said.text, call.stop);
  const short = text === undefined ? undefined : firstTokens(text, most);
  let output = short === undefined ? 0 : estimateTokens(short);
  const calls = said.calls.filter((each) => {
    output += estimateTokens(each.name + JSON.stringify(each.arguments));
    return output <= most;
  });
  const isCut = short !== text || calls.length < said.calls.length;
  const usual = calls.length > 0 ? "calls" : stoppedBy === undefined ? "done" : "stop";
  return {
    id: said.id,
    at,
    calls,
    reason: isCut ? "length" : usual,
    usage: { input, output: Math.min(output, most) },
    ...(short !== undefined && { text: short }),
    ...(stoppedBy !== undefined && !isCut && { stoppedBy }),
  };
}

/** As much of a text as some tokens are, or a little less. */
function firstTokens(text: string, most: number): string {
  let short = text;
  while (estimateTokens(short) > most) short = short.slice(0, Math.floor(short.length * 0.9));
  return short;
}

function stopped(text: string | undefined, stops: readonly string[]): { text?: string; stoppedBy?: string } {
  if (text === undefined) return {};
  const found = stops
    .map((stop) => ({ stop, at: text.indexOf(stop) }))
    .filter(({ stop, at }) => stop !== "" && at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  return found ? { text: text.slice(0, found.at), stoppedBy: found.stop } : { text };
}
