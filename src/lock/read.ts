import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { packageFolder } from "../package.ts";
import { isObject, own } from "../schema/json.ts";
import { resolve, tokensOf } from "../schema/pointer.ts";
import { validator } from "../schema/validator.ts";
import type { JsonObject } from "../types.ts";
import { type Lock, lockVersion } from "./lock.ts";

const schemaFile = join(packageFolder, "schemas", "lock.schema.json");

/** What helps with every lock that cannot be read. */
const anew = "restore it from git, or delete it and run `drycall lock`: its accepted findings are lost then";

/**
 * Reads the text of a lock.
 *
 * @param file how messages name it
 * @throws UserError where it is no lock, is broken, or was written by a newer drycall
 */
export async function readLock(text: string, file: string): Promise<Lock> {
  const value = parse(text, file);
  const written = isObject(value) ? own(value, "lockVersion") : undefined;
  if (typeof written !== "number")
    throw new UserError(`${file}: is no lock of drycall's: it has no \`lockVersion\``, { hint: anew });
  if (written > lockVersion)
    throw new UserError(`${file}: is a lock of version ${written}; this drycall reads version ${lockVersion}`, {
      hint: "update drycall: `npm install --save-dev drycall@latest`",
    });
  const schema: unknown = JSON.parse(await readFile(schemaFile, "utf8"));
  if (!isObject(schema)) throw new Error("schemas/lock.schema.json holds no schema");
  return { ...(await valid(value, schema, text, file)), source: { file, text } };
}

async function valid(value: unknown, schema: JsonObject, text: string, file: string): Promise<Lock> {
  const faultsOf = await validator(schema);
  const faults = faultsOf(value);
  const isLock = (given: unknown): given is Lock => given === value && faults.length === 0;
  if (isLock(value)) return value;
  const { pointer = "", message = "is not valid", key } = faults[0] ?? {};
  const tokens = tokensOf(pointer);
  const where = tokens.length === 0 ? "the lock" : `\`${tokens.join(".")}\``;
  const found = key === undefined ? `, and is ${JSON.stringify(resolve(value, pointer))?.slice(0, 60)}` : "";
  throw new UserError(`${placeOf(value, tokens, text, file)}: ${where} ${message}${found}`, { hint: anew });
}

/** The line of a fault in a tool: its tool's name is all that can be found without reading the text anew. */
function placeOf(value: unknown, tokens: readonly string[], text: string, file: string): string {
  const [list, index] = tokens;
  const name = list === "tools" ? resolve(value, `/tools/${index}/name`) : undefined;
  const line = typeof name === "string" ? lineOf(text, `"name": ${JSON.stringify(name)}`) : undefined;
  return line === undefined ? file : `${file}:${line}`;
}

function parse(text: string, file: string): unknown {
  const marker = /^(<<<<<<<|=======|>>>>>>>)/m.exec(text);
  if (marker)
    throw new UserError(`${file}:${lineAt(text, marker.index)}: has a merge conflict`, {
      hint: "take either side, keep the accepted findings of both, and run `drycall lock`",
    });
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    const offset = /position (\d+)/.exec(message)?.[1];
    const isCut = text.trim() === "" || /end of JSON|Unterminated/.test(message);
    const line = offset === undefined ? text.split("\n").length : lineAt(text, Number(offset));
    throw new UserError(`${file}:${line}: ${isCut ? "ends too early" : "is not JSON"}: ${message}`, {
      hint: anew,
      cause,
    });
  }
}

/** The 1-based line of the first place where a text holds another. */
export function lineOf(text: string, part: string): number | undefined {
  const offset = text.indexOf(part);
  return offset === -1 ? undefined : lineAt(text, offset);
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}
