import type { Agreement, Failure, ProviderAgreement } from "../evidence/agreement.ts";
import type { Display } from "./options.ts";
import { markOf, type Style, styleOf } from "./style.ts";
import { table } from "./table.ts";
import { cut, plural, visible, widthOf } from "./text.ts";

/** How far the cases agree with drycall: a table of the providers, then what disagrees. */
export function evidenceText(agreement: Agreement, display: Display): string {
  const style = styleOf(display);
  const blocks = [
    providerTable(agreement, display.width, style),
    unknownLines(agreement.failures.filter(isUnknown), display.width, style),
    agreement.failures
      .filter((failure) => isOwnFault(failure, agreement))
      .flatMap((failure) => failureLines(failure, display.width, style)),
    [conclusion(agreement, style)],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

function providerTable({ byProvider }: Agreement, width: number, style: Style): string[] {
  const { head, rows } = table(
    [
      { head: "provider" },
      { head: "cases", align: "right" },
      { head: "verdict", align: "right" },
      { head: "words", align: "right" },
      { head: "place", align: "right" },
    ],
    Object.entries(byProvider)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, counts]) => [id, String(counts.cases), ...shares(counts)]),
    width,
    style.glyphs.more,
  );
  return [style.paint("dim", head), ...rows];
}

function conclusion({ total, failures }: Agreement, { paint, ...style }: Style): string {
  const wrong = failures.filter(({ field }) => field === "verdict").length;
  const cases = plural(total, "case");
  const text = wrong > 0 ? `${plural(wrong, "verdict")} of ${cases} disagree` : `All verdicts of ${cases} agree`;
  return `${markOf(wrong > 0 ? "error" : "accept", { paint, ...style })} ${paint("bold", text)}`;
}

function shares({ cases, verdict, error, errorComparable, path, pathComparable }: ProviderAgreement): string[] {
  return [share(verdict, cases), share(error, errorComparable), share(path, pathComparable)];
}

/** `131/136  96.3 %`; a dash where there was nothing to compare. */
function share(agreed: number, compared: number): string {
  if (compared === 0) return "-";
  // Rounded down: 100 % means all.
  const percent = (Math.floor((agreed / compared) * 1000) / 10).toFixed(1);
  return `${agreed}/${compared} ${percent.padStart(5)} %`;
}

/** A case that drycall cannot judge at all. */
function isUnknown({ field, actual }: Failure): boolean {
  return field === "verdict" && actual === unknown;
}

const unknown = "unknown provider or surface";

/** Where the verdict is another, words and place are no fault of their own. */
function isOwnFault({ id, field, actual }: Failure, { failures }: Agreement): boolean {
  if (field === "verdict") return actual !== unknown;
  return !failures.some((other) => other.id === id && other.field === "verdict");
}

function unknownLines(failures: readonly Failure[], width: number, style: Style): string[] {
  const counts = new Map<string, number>();
  for (const { id } of failures) {
    const provider = id.replace(/-\d+$/, "");
    counts.set(provider, (counts.get(provider) ?? 0) + 1);
  }
  return [...counts].map(([provider, count]) =>
    cut(`${markOf("error", style)} ${plural(count, "case")} of ${provider}: ${unknown}`, width, style.glyphs.more),
  );
}

/** `✗ openai-0140  verdict: seen reject, judged accept`; words get lines of their own. */
function failureLines({ id, field, expected, actual }: Failure, width: number, style: Style): string[] {
  const { paint, glyphs } = style;
  const mark = markOf(field === "verdict" ? "error" : "warning", style);
  if (field !== "error") {
    const what = `${field === "path" ? "place" : field}: seen ${spelt(expected)}, judged ${spelt(actual)}`;
    return [`${mark} ${id}  ${paint("dim", cut(what, width - widthOf(id) - 4, glyphs.more))}`];
  }
  return [
    `${mark} ${id}  ${paint("dim", "words")}`,
    `    seen    ${cut(spelt(expected), width - 12, glyphs.more)}`,
    `    judged  ${cut(spelt(actual), width - 12, glyphs.more)}`,
  ];
}

function spelt(value: unknown): string {
  return value === null ? "none" : value === "" ? "the root" : visible(String(value));
}
