import type { Failure } from "../fuzz/failure.ts";
import type { FuzzReport } from "../fuzz/fuzz.ts";
import type { Loaded } from "../fuzz/generator.ts";
import type { Display } from "./options.ts";
import { type Style, styleOf } from "./style.ts";
import { grouped, plural, visible, wrap } from "./text.ts";

/** One run, and what was known before it. */
export interface FuzzOutcome {
  report: FuzzReport;
  loaded: readonly Loaded[];
  /** Generators that were not run, with the packages that are not installed. */
  missing: readonly { id: string; packages: readonly string[] }[];
  fresh: readonly Failure[];
  /** Known failures that were found again, and those that were not. */
  known: number;
  gone: readonly string[];
  /** Generator → how its versions changed since the failures were written down. */
  changes: Readonly<Record<string, string>>;
  /** What this run needs on the command line to be run again: "--target openai". */
  flags: string;
}

/** A run of `drycall fuzz`, for people. */
export function fuzzText(outcome: FuzzOutcome, display: Display): string {
  const style = styleOf(display);
  const { report, loaded, missing, fresh } = outcome;
  const sections = loaded.flatMap((each) => section(each, outcome, display, style));
  const skipped = missing.map(
    ({ id, packages }) => `${style.glyphs.note} ${id} was not run: ${packages.join(" and ")} is not installed here`,
  );
  const total = Object.values(report.types).reduce((sum, count) => sum + count, 0);
  const mark = fresh.length === 0 ? style.paint("green", style.glyphs.accept) : style.paint("red", style.glyphs.error);
  const known = outcome.known === 0 ? "" : ` and ${outcome.known} known`;
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const summary = `${mark} ${plural(fresh.length, "new failure")}${known} in ${plural(total, "type")} of ${plural(loaded.length, "generator")}, seed ${report.seed} ${style.glyphs.dot} ${seconds} s`;
  const next =
    fresh.length === 0
      ? []
      : [
          `  ${style.glyphs.arrow} \`drycall fuzz --update-known\` writes them to drycall.fuzz.json: then only new ones fail.`,
        ];
  return [...sections, ...skipped, ...(skipped.length > 0 ? [""] : []), summary, ...next, ""].join("\n");
}

function section(
  { generator: { id }, versions }: Loaded,
  outcome: FuzzOutcome,
  display: Display,
  style: Style,
): string[] {
  const { report, fresh, gone, changes } = outcome;
  const failures = fresh.filter(({ generator }) => generator === id);
  const lost = gone.filter((key) => key.startsWith(`${id} `));
  const change = changes[id];
  const of = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(", ");
  const head = `${id} ${style.glyphs.line.repeat(2)} ${of}: ${plural(report.types[id] ?? 0, "type")} `;
  const changed =
    change === undefined ? [] : [`  ${style.glyphs.warning} since drycall.fuzz.json was written: ${change}`];
  const found = groupedByType(failures).flatMap((group) => failureLines(group, report, outcome.flags, display, style));
  const fixed = lost.map((key) => `  ${style.glyphs.accept} no longer found: ${key.slice(id.length + 1)}`);
  return [
    style.paint("bold", `${head}${style.glyphs.line.repeat(Math.max(2, display.width - head.length))}`),
    ...changed,
    ...(failures.length === 0 && lost.length === 0 ? [`  ${style.glyphs.accept} nothing new`] : []),
    ...found,
    ...fixed,
    "",
  ];
}

/** What became of a generator between two versions. */
export interface Drift {
  before: Loaded["versions"];
  after: Loaded["versions"];
  report: FuzzReport;
}

/** `drycall fuzz --compare`, for people: what means something else, then what is merely written otherwise. */
export function driftText({ before, after, report }: Drift, display: Display): string {
  const style = styleOf(display);
  const { glyphs, paint } = style;
  const versions = Object.keys(before).map((name) => `${name} ${before[name]} ${glyphs.arrow} ${after[name]}`);
  const head = `${Object.keys(report.types).join(", ")} ${glyphs.line.repeat(2)} ${versions.join(", ")} `;
  const groups = groupedByType(report.failures).flatMap((group) => failureLines(group, report, "", display, style));
  const harmful = report.failures.filter(({ cause }) => !cause.startsWith("other bytes"));
  const mark = harmful.length > 0 ? paint("red", glyphs.error) : paint("green", glyphs.accept);
  const count = `${plural(harmful.length, "difference")} by meaning or verdict, ${report.failures.length - harmful.length} in bytes`;
  const total = Object.values(report.types).reduce((sum, types) => sum + types, 0);
  return [
    paint("bold", `${head}${glyphs.line.repeat(Math.max(2, display.width - head.length))}`),
    ...groups,
    "",
    `${mark} ${count} in ${plural(total, "type")}, seed ${report.seed} ${glyphs.dot} ${(report.milliseconds / 1000).toFixed(1)} s`,
    "",
  ].join("\n");
}

/** Failures of the same type are told together: several providers may refuse it. */
function failureLines(
  failures: readonly [Failure, ...Failure[]],
  report: FuzzReport,
  flags: string,
  { width }: Display,
  { paint, glyphs }: Style,
): string[] {
  const [{ property, source, schema, witness, seed, path, generator }] = failures;
  const of = grouped(report.types[generator] ?? 0);
  const heads = failures.flatMap(({ cause, says, count }) => [
    `  ${paint("red", glyphs.error)} ${property}: ${cause} (${grouped(count)} of ${of} types)`,
    ...wrap(visible(says), width - 4).map((line) => `    ${line}`),
  ]);
  const value = (name: string, given: unknown) => {
    if (given === undefined) return [];
    const lines = wrap(visible(textOf(given)), width - 13);
    const shown = lines.length > mostLines ? [...lines.slice(0, mostLines), glyphs.more] : lines;
    return shown.map((line, index) => `    ${(index === 0 ? name : "").padEnd(8)} ${line}`);
  };
  return [
    "",
    ...heads,
    ...source.split("\n").map((line) => `    ${paint("dim", glyphs.bar)} ${visible(line)}`.trimEnd()),
    ...value("schema", schema),
    ...value("witness", witness),
    ...(property === "drift"
      ? []
      : [`    ${glyphs.arrow} drycall fuzz --generator ${generator}${flags} --seed ${seed} --path ${path}`]),
  ];
}

const mostLines = 4;

/** As it is written; what JSON has no word for, by its name. The dialect's name says nothing here. */
function textOf(value: unknown): string {
  const text = JSON.stringify(value, (key, each: unknown) => {
    if (key === "$schema") return undefined;
    return each === undefined || typeof each === "bigint" || typeof each === "function" ? String(each) : each;
  });
  return text ?? String(value);
}

function groupedByType(failures: readonly Failure[]): (readonly [Failure, ...Failure[]])[] {
  const groups = new Map<string, [Failure, ...Failure[]]>();
  for (const failure of failures) {
    const key = `${failure.property} ${failure.source}`;
    const group = groups.get(key);
    if (group) group.push(failure);
    else groups.set(key, [failure]);
  }
  return [...groups.values()];
}
