import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import type { Document } from "../load/document.ts";
import { placeIn } from "../load/lines.ts";
import { packageFolder } from "../package.ts";
import { isObject, own } from "../schema/json.ts";
import { resolve, tokensOf } from "../schema/pointer.ts";
import { type ValueFault, validator } from "../schema/validator.ts";
import { type Lock, lockVersion } from "./lock.ts";

const schemaFile = join(packageFolder, "schemas", "lock.schema.json");
let faultsOf: ((value: unknown) => ValueFault[]) | undefined;

/** What helps with every lock that cannot be read. */
const anew = "restore it from git, or delete it and run `drycall lock`: its accepted findings are lost then";

/**
 * Reads the text of a lock.
 *
 * @param file how messages name it
 * @throws UserError where it is no lock, is broken, or was written by a newer drycall
 */
export async function readLock(text: string, file: string): Promise<Lock> {
  const document = await parse(text, file);
  const { value } = document;
  const version = isObject(value) ? own(value, "lockVersion") : undefined;
  if (typeof version !== "number")
    throw new UserError(`${file}: is no lock of drycall's: it has no \`lockVersion\``, { hint: anew });
  if (version > lockVersion)
    throw new UserError(`${file}: is a lock of version ${version}; this drycall reads version ${lockVersion}`, {
      hint: "update drycall: `npm install --save-dev drycall@latest`",
    });
  const { locate } = document;
  return { ...(await valid(document, file)), source: { file, locate } };
}

async function parse(text: string, file: string): Promise<Document> {
  const marker = /^(<<<<<<<|=======|>>>>>>>)/m.exec(text);
  if (marker) {
    const line = text.slice(0, marker.index).split("\n").length;
    throw new UserError(`${file}:${line}: has a merge conflict`, {
      hint: "take either side, keep the accepted findings of both, and run `drycall lock`",
    });
  }
  const { readJson } = await import("../load/json.ts");
  try {
    return await readJson(text, file);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.message, { hint: anew, cause: error });
  }
}

async function valid({ value, locate }: Document, file: string): Promise<Lock> {
  const [first] = await faultsIn(value);
  const isLock = (given: unknown): given is Lock => given === value && first === undefined;
  if (isLock(value)) return value;
  const { pointer = "", message = "is not valid", key } = first ?? {};
  const tokens = tokensOf(pointer);
  const where = tokens.length === 0 ? "the lock" : `\`${tokens.join(".")}\``;
  const found = key === undefined ? `, and is ${JSON.stringify(resolve(value, pointer))?.slice(0, 60)}` : "";
  throw new UserError(`${placeIn(file, locate(pointer))}: ${where} ${message}${found}`, { hint: anew });
}

async function faultsIn(value: unknown): Promise<ValueFault[]> {
  if (!faultsOf) {
    const schema: unknown = JSON.parse(await readFile(schemaFile, "utf8"));
    if (!isObject(schema)) throw new Error("schemas/lock.schema.json holds no schema");
    faultsOf = await validator(schema);
  }
  return faultsOf(value);
}
