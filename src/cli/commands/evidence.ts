import { resolve } from "node:path";
import { agreementOf } from "../../evidence/agreement.ts";
import { readCases } from "../../evidence/read.ts";
import { runCase } from "../../evidence/run.ts";
import { evidenceText } from "../../report/evidence.ts";
import { today } from "../../schema/dates.ts";
import { packagedCaseFiles } from "../case-files.ts";
import type { Io } from "../io.ts";
import type { Arguments } from "../parse.ts";
import { displayOf } from "../terminal.ts";

/** `drycall evidence`: judges cases, and counts how often the verdict, the words and the place agree. */
export async function evidence({ positionals, values }: Arguments, io: Io): Promise<number> {
  const files = positionals.length > 0 ? positionals : await packagedCaseFiles();
  const cases = (await Promise.all(files.map((file) => readCases(resolve(io.cwd, file), file)))).flat();
  const agreement = agreementOf(cases.map((given) => runCase(given, today())));
  io.stdout.write(
    values.json ? `${JSON.stringify(agreement, null, 2)}\n` : evidenceText(agreement, displayOf(io.stdout, io, values)),
  );
  return agreement.failures.some(({ field }) => field === "verdict") ? 1 : 0;
}
