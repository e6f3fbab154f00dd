import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { packageFolder } from "../package.ts";
import { isObject } from "../schema/json.ts";
import { tokensOf } from "../schema/pointer.ts";
import { type ValueFault, validator } from "../schema/validator.ts";
import type { Case } from "./case.ts";

const schemaFile = join(packageFolder, "schemas", "case.schema.json");
let faultsOf: Promise<(value: unknown) => ValueFault[]> | undefined;

/**
 * Reads the cases of a JSON Lines file.
 *
 * @param file how messages name it
 * @throws UserError where the file cannot be read or holds no case, or with file and line where a line is no case
 */
export async function readCases(path: string, file = path): Promise<Case[]> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    const why = cause.code === "ENOENT" ? "no such file" : `cannot be read: ${cause.message}`;
    throw new UserError(`${file}: ${why}`, { hint: "name a file of cases, one JSON object a line", cause });
  });
  faultsOf ??= compile();
  const check = await faultsOf;
  const cases = text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : toCase(line, `${file}:${index + 1}`, check)));
  if (cases.length > 0) return cases;
  throw new UserError(`${file}: holds no case`, { hint: "one JSON object a line, as schemas/case.schema.json says" });
}

async function compile(): Promise<(value: unknown) => ValueFault[]> {
  const schema: unknown = JSON.parse(await readFile(schemaFile, "utf8"));
  if (!isObject(schema)) throw new Error("schemas/case.schema.json holds no schema");
  return validator(schema);
}

function toCase(line: string, place: string, check: (value: unknown) => ValueFault[]): Case {
  const value = parse(line, place);
  const isCase = (given: unknown): given is Case => check(given).length === 0;
  if (isCase(value)) return value;
  const [fault] = check(value);
  const where = fault && fault.pointer !== "" ? `\`${tokensOf(fault.pointer).join(".")}\`` : "it";
  throw new UserError(`${place}: is no case: ${where} ${fault?.message}`, {
    hint: "schemas/case.schema.json tells of every key",
  });
}

function parse(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${place}: is not JSON: ${message}`, {
      hint: "a file of cases has one JSON object a line",
      cause,
    });
  }
}
