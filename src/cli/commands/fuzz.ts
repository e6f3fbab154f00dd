import { resolve } from "node:path";
import { UserError } from "../../errors.ts";
import { keyOf } from "../../fuzz/failure.ts";
import { type FuzzOptions, fuzz as run } from "../../fuzz/fuzz.ts";
import { librariesIn } from "../../fuzz/installed.ts";
import { type Known, knownAfter, knownFile, readKnown, versionChange, writeKnown } from "../../fuzz/known.ts";
import { loadGenerators } from "../../fuzz/load.ts";
import { defaultTargets, parseTarget } from "../../providers/targets.ts";
import { type FuzzOutcome, fuzzText } from "../../report/fuzz.ts";
import { today } from "../../schema/dates.ts";
import type { Io } from "../io.ts";
import type { Arguments, Values } from "../parse.ts";
import { startProgress } from "../progress.ts";
import { displayOf } from "../terminal.ts";

/** `drycall fuzz`: draws types, and holds the project's schema generators to what must be true of them. */
export async function fuzz(given: Arguments, io: Io): Promise<number> {
  const { values } = given;
  if (given.positionals.length > 0)
    throw new UserError(`\`drycall fuzz\` takes no input: \`${given.positionals[0]}\``, {
      hint: "it draws types of its own; `--generator zod4` names a library",
    });
  const options = optionsOf(values);
  if (values.compare !== undefined) {
    const { compare } = await import("./fuzz-compare.ts");
    return compare(values.compare, options, values, io);
  }
  const file = resolve(io.cwd, knownFile);
  const known = await readKnown(file);
  const { loaded, missing } = await loadGenerators(librariesIn(io.cwd), listOf(values.generator));
  const progress = startProgress(io);
  const report = run(loaded, { ...options, onProgress: progress.step });
  progress.stop();
  const isKnown = (key: string, generator: string) => Object.hasOwn(known[generator]?.failures ?? {}, key);
  const fresh = report.failures.filter((failure) => !isKnown(keyOf(failure), failure.generator));
  const outcome: FuzzOutcome = {
    report,
    loaded,
    missing: values.generator === undefined ? missing : [],
    fresh,
    known: report.failures.length - fresh.length,
    gone:
      values.path === undefined
        ? goneFrom(
            known,
            report.failures.map(keyOf),
            loaded.map(({ generator }) => generator.id),
          )
        : [],
    changes: Object.fromEntries(
      loaded.flatMap((each) => {
        const change = versionChange(known[each.generator.id], each);
        return change === undefined ? [] : [[each.generator.id, change]];
      }),
    ),
    flags: (values.target ?? []).map((target) => ` --target ${target}`).join(""),
  };
  if (values["update-known"]) await writeKnown(file, knownAfter(known, loaded, report.failures));
  io.stdout.write(
    values.json ? `${JSON.stringify(plain(outcome), null, 2)}\n` : fuzzText(outcome, displayOf(io.stdout, io, values)),
  );
  if (!values["update-known"]) return fresh.length > 0 ? 1 : 0;
  io.stdout.write(values.json ? "" : `${knownFile} is written.\n`);
  return 0;
}

/** What can be said in JSON: a generator's own objects are left out. */
function plain({ loaded, report, ...outcome }: FuzzOutcome) {
  const versions = Object.fromEntries(loaded.map(({ generator, versions }) => [generator.id, versions]));
  return { ...report, versions, ...outcome };
}

function goneFrom(known: Known, found: readonly string[], ids: readonly string[]): string[] {
  const keys = ids.flatMap((id) => Object.keys(known[id]?.failures ?? {}));
  return keys.filter((key) => !found.includes(key));
}

function optionsOf(values: Values): FuzzOptions {
  // Between two versions strict targets tell most: they refuse most.
  const targets = listOf(values.target) ?? [
    ...defaultTargets,
    ...(values.compare === undefined ? [] : ["openai/chat.tools+strict"]),
  ];
  return {
    runs: wholeNumber(values.runs, "runs") ?? (values.time === undefined ? 300 : Number.MAX_SAFE_INTEGER),
    seed: wholeNumber(values.seed, "seed") ?? 1,
    targets: targets.flatMap((text) => parseTarget(text, today())),
    ...(values.path !== undefined && { path: pathOf(values.path) }),
    ...(values.time !== undefined && { milliseconds: secondsOf(values.time) * 1000 }),
  };
}

function listOf(given: readonly string[] | undefined): string[] | undefined {
  return given?.flatMap((list) => list.split(",")).map((text) => text.trim());
}

function wholeNumber(text: string | undefined, name: string): number | undefined {
  if (text === undefined || (/^\d{1,9}$/.test(text) && (name === "seed" || Number(text) > 0)))
    return text === undefined ? undefined : Number(text);
  throw new UserError(`\`--${name} ${text}\` is no whole number`, { hint: `write one, such as \`--${name} 1000\`` });
}

function pathOf(text: string): string {
  if (/^\d+(:\d+)*$/.test(text)) return text;
  throw new UserError(`\`--path ${text}\` is no path`, { hint: "copy it from a failure: numbers with colons, 12:0:3" });
}

function secondsOf(text: string): number {
  const [, count, unit] = /^(\d+(?:\.\d+)?)(s|m)?$/.exec(text) ?? [];
  if (count !== undefined && Number(count) > 0) return Number(count) * (unit === "m" ? 60 : 1);
  throw new UserError(`\`--time ${text}\` is no time`, { hint: "write seconds or minutes: 60s, 5m" });
}
