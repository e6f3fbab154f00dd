import { resolve } from "node:path";
import { check } from "../../check.ts";
import { UserError } from "../../errors.ts";
import { addCases } from "../../live/case-file.ts";
import { recordModes } from "../../live/cassette.ts";
import { live as ask, type LiveOptions, type LiveReport } from "../../live/live.ts";
import { type LiveOutcome, liveText } from "../../report/live.ts";
import type { Tool } from "../../types.ts";
import { complain } from "../complain.ts";
import { inputsOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import type { Arguments, Values } from "../parse.ts";
import { startProgress } from "../progress.ts";
import { settingsOf } from "../settings.ts";
import { displayOf } from "../terminal.ts";

const usualFile = "drycall-cases.jsonl";

/** `drycall live`: asks the real providers, and writes down what drycall would not have said. */
export async function live(given: Arguments, io: Io): Promise<number> {
  const { values } = given;
  const budget = {
    ...(values["max-requests"] !== undefined && { requests: countOf("max-requests", values["max-requests"]) }),
    ...(values["max-tokens"] !== undefined && { tokens: countOf("max-tokens", values["max-tokens"]) }),
  };
  const cassettes = cassettesOf(values, io);
  const { options, ...settings } = await settingsOf(given, io);
  const { inputs } = await inputsOf({ options, ...settings });
  const progress = startProgress(io);
  try {
    progress.step("reading the inputs");
    const { tools, findings, passedOver, failures } = await check(inputs, { ...options, targets: [] });
    const isWithheld = ({ name }: Tool) => findings.some(({ rule, tool }) => tool === name && withholds.includes(rule));
    const withheld = tools.filter(isWithheld).map(({ name }) => name);
    const report = await ask(
      tools.filter((tool) => !isWithheld(tool)),
      {
        env: io.env,
        budget,
        onProgress: progress.step,
        ...(cassettes && { cassettes }),
        ...(options.targets && { targets: options.targets }),
      },
    );
    progress.stop();
    const file = values.cases ?? usualFile;
    const found = report.targets.flatMap(({ disagreements }) => disagreements);
    const ids = await addCases(
      found.map((disagreement) => disagreement.case),
      resolve(io.cwd, file),
      file,
    );
    const outcome = { report: numbered(report, ids), file, withheld, passedOver };
    const { targets, ...rest } = outcome.report;
    io.stdout.write(
      values.json
        ? `${JSON.stringify({ ...rest, withheld, passedOver, file, targets }, null, 2)}\n`
        : liveText(outcome, displayOf(io.stdout, io, values)),
    );
    complain(failures, io);
    return failures.length > 0 ? 2 : statusOf(outcome);
  } finally {
    progress.stop();
  }
}

/** Tools that must not be sent, or cannot be. */
const withholds: readonly string[] = ["hygiene/secret", "hygiene/too-deep", "loss/not-json"];

/** The report with each case under the id that it has in the file. */
function numbered(report: LiveReport, ids: readonly string[]): LiveReport {
  const left = ids.values();
  const targets = report.targets.map((target) => ({
    ...target,
    disagreements: target.disagreements.map((each) => ({
      ...each,
      case: { ...each.case, id: left.next().value ?? each.case.id },
    })),
  }));
  return { ...report, targets };
}

/** What is unknown is no fault of anyone's here: only disagreement fails, and that nobody could be asked at all. */
function statusOf({ report: { targets } }: LiveOutcome): number {
  if (targets.every(({ unusable }) => unusable !== undefined)) return 2;
  return targets.some(({ disagreements }) => disagreements.length > 0) ? 1 : 0;
}

function cassettesOf({ record, cassettes }: Values, { cwd }: Io): LiveOptions["cassettes"] {
  const mode = recordModes.find((each) => each === record);
  if (record !== undefined && !mode)
    throw new UserError(`\`--record ${record}\` is no mode`, { hint: `--record takes ${recordModes.join(", ")}` });
  if (!mode && cassettes !== undefined)
    throw new UserError("`--cassettes` needs `--record`", { hint: "write `--record once`, or leave both out" });
  return mode && { mode, folder: resolve(cwd, cassettes ?? "drycall-cassettes") };
}

function countOf(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text) && Number(text) > 0) return Number(text);
  throw new UserError(`\`--${name} ${text}\` is no count`, { hint: `write a whole number: \`--${name} 1000\`` });
}
