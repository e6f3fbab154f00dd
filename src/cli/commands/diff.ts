import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { agreementOnDrift, readDriftCase } from "../../diff/index.ts";
import { UserError } from "../../errors.ts";
import { load } from "../../load/index.ts";
import { version } from "../../package.ts";
import { diffReporters } from "../../report/reporters.ts";
import { changesSince } from "../against.ts";
import { complain } from "../complain.ts";
import { inputsOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import { outletsOf, writeReport } from "../outlets.ts";
import type { Arguments } from "../parse.ts";
import { settingsOf } from "../settings.ts";
import { displayOf } from "../terminal.ts";

/** `drycall diff`: what changed between two catalogues, and whom it breaks. */
export async function diff(given: Arguments, io: Io): Promise<number> {
  const { values } = given;
  if (values.cases !== undefined) return cases(values.cases, io);
  const outlets = outletsOf(values.reporter ?? [values.json ? "json" : "terminal"], diffReporters);
  const settings = await settingsOf(given, io);
  const { inputs } = await inputsOf(settings);
  const after = await load(inputs, settings.options);
  const { diff: found, isFailing } = await changesSince(given, inputs, after.tools, settings);
  const options = { version: version(), quiet: false, notes: false, files: new Map(), discovered: [] };
  await writeReport(found, outlets, options, displayOf(io.stdout, io, values), io);
  complain(after.failures, io);
  if (after.failures.length > 0) return 2;
  return isFailing ? 1 : 0;
}

/** `--cases`: how far the diff agrees with pairs whose class is known. */
async function cases(file: string, { cwd, stdout }: Io): Promise<number> {
  const text = await readFile(resolve(cwd, file), "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new UserError(`${file}: ${cause.code === "ENOENT" ? "no such file" : cause.message}`, {
      hint: "name a file of pairs",
      cause,
    });
  });
  const lines = text.split("\n").flatMap((line, index) => (line.trim() === "" ? [] : [[line, index + 1] as const]));
  const pairs = lines.map(([line, number]) => readDriftCase(parse(line, `${file}:${number}`), `${file}:${number}`));
  const agreement = await agreementOnDrift(pairs);
  stdout.write(`${JSON.stringify(agreement, null, 2)}\n`);
  return agreement.failures.length > 0 ? 1 : 0;
}

function parse(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new UserError(`${where}: is not JSON`, { hint: "a file of pairs has one JSON object a line", cause });
  }
}
