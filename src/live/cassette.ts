import { randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { parseDate } from "../schema/dates.ts";
import { isObject, listOf, own } from "../schema/json.ts";
import type { IsoDate, JsonObject } from "../types.ts";
import type { Exchange } from "./line.ts";
import { redact, scrub } from "./scrub.ts";

/** Replay only; replay what is recorded and record the rest; record everything anew. */
export const recordModes = ["none", "once", "all"] as const;
export type RecordMode = (typeof recordModes)[number];

/** What one target answered, on a day. */
export interface Cassette {
  recorded: IsoDate;
  model: string;
  /** As `nock.define` takes them. */
  exchanges: readonly JsonObject[];
}

/** The fields of a request's body that are kept: all that strategies and surfaces write. */
const keptOfRequest: readonly string[] = [
  ...["model", "messages", "input", "contents", "tools", "functions", "response_format", "text", "generationConfig"],
  ...["output_config", "toolConfig", "inferenceConfig", "outputConfig", "generateContentRequest", "tool_choice"],
  ...["function_call", "max_tokens", "max_completion_tokens", "max_output_tokens", "store"],
];
const keptOfError: readonly string[] = ["message", "Message", "type", "code", "param", "status"];

/**
 * An exchange as it may be written down. Of the request: its place, by the provider's own address, and the fields above;
 * no header. Of the answer: its status and its error's words without names of accounts; no header but the content's type.
 */
export function storable({ url, body, status, answer }: Exchange, secrets: readonly string[]): JsonObject {
  return {
    scope: url.origin,
    method: "POST",
    path: `${url.pathname}${url.search}`,
    body: eachText(kept(body, keptOfRequest), (text) => redact(text, secrets)),
    status,
    response: eachText(storableAnswer(answer, status), (text) => scrub(text, secrets)),
    rawHeaders: { "content-type": "application/json" },
  };
}

/** What an accepted request was answered with is no one's business. */
function storableAnswer(answer: unknown, status: number): JsonObject {
  if (status < 300 || !isObject(answer)) return {};
  const error = own(answer, "error");
  return isObject(error) ? { error: kept(error, keptOfError) } : kept(answer, keptOfError);
}

function kept(value: unknown, names: readonly string[]): JsonObject {
  if (!isObject(value)) return {};
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.includes(name)));
}

function eachText(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((each) => eachText(each, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [change(key), eachText(each, change)]));
}

/** The cassette of a target; undefined where there is none. @throws UserError on a file that is none */
export async function readCassette(folder: string, target: string): Promise<Cassette | undefined> {
  const file = fileOf(folder, target);
  const text = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw broken(file, cause);
  });
  return text === undefined ? undefined : parsed(text, file);
}

/** The whole file or nothing. */
export async function writeCassette(folder: string, target: string, cassette: Cassette): Promise<void> {
  const file = fileOf(folder, target);
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(draft, `${JSON.stringify(cassette, null, 2)}\n`);
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${file}: cannot be written: ${message}`, {
      hint: "check the folder behind --cassettes",
      cause,
    });
  }
}

/** `openai/chat.tools+strict` → `openai-chat.tools+strict.json` */
function fileOf(folder: string, target: string): string {
  return join(folder, `${target.replace(/[^\w.+@-]/g, "-")}.json`);
}

function parsed(text: string, file: string): Cassette {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw broken(file, cause);
  }
  const recorded = isObject(value) ? parseDate(String(own(value, "recorded"))) : undefined;
  const model = isObject(value) ? own(value, "model") : undefined;
  if (!isObject(value) || recorded === undefined || typeof model !== "string") throw broken(file);
  return { recorded, model, exchanges: listOf(value, "exchanges").filter(isObject) };
}

function broken(file: string, cause?: unknown): UserError {
  return new UserError(`${file}: is no cassette`, { hint: "`drycall live --record all` writes it anew", cause });
}
