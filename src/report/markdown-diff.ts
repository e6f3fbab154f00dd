import type { CatalogueDiff, Change, Harms, Level } from "../diff/index.ts";
import { code, prose, short } from "./markdown-text.ts";
import { grouped, plural } from "./text.ts";

/** More rows of a level than this are counted. */
const mostRows = 60;

const headings: Readonly<Record<Level, string>> = {
  breaking: "Breaking changes",
  warning: "Changes to look at",
  info: "Other changes",
};

const harmed: Readonly<Record<Harms, string>> = {
  arguments: "recorded arguments",
  handler: "the code behind the tool",
  acceptance: "a provider's acceptance",
  cache: "the prompt cache",
  wording: "the reader",
};

const advice: Readonly<Record<Harms, string>> = {
  arguments:
    "Recorded calls, prompts with examples and running conversations still hold the old arguments: keep taking them, or give the tool a new name.",
  handler: "The code behind the tool now receives values that it never saw: let it take the witnesses above.",
  acceptance: "A provider answers otherwise than before: see the faults below, or run `drycall`.",
  cache: "The first requests after the release pay for the whole prefix: release such changes together.",
  wording: "",
};

/** `3 changes: 1 breaking, 2 info`. */
export function diffSummary({ changes }: CatalogueDiff): string {
  if (changes.length === 0) return "no change of the tools";
  const counts = (["breaking", "warning", "info"] as const).flatMap((level) => {
    const count = changes.filter((change) => change.level === level).length;
    return count > 0 ? [`${count} ${level}`] : [];
  });
  return `${plural(changes.length, "change")}: ${counts.join(", ")}`;
}

/** The changes by level, each with what proves it; what the prompt cache loses; what to do. */
export function diffBlocks(diff: CatalogueDiff): string[] {
  const { changes } = diff;
  if (changes.length === 0) return ["No change of the tools."];
  const levels = (["breaking", "warning", "info"] as const).flatMap((level) => {
    const ofLevel = changes.filter((change) => change.level === level);
    return ofLevel.length > 0 ? [levelBlock(level, ofLevel)] : [];
  });
  return [...levels, ...cacheBlock(diff), ...adviceBlock(changes)];
}

function levelBlock(level: Level, changes: readonly Change[]): string {
  const shown = changes.slice(0, mostRows).map(changeRow);
  const rest = changes.length > mostRows ? [`And ${changes.length - mostRows} more.`] : [];
  const table = ["| tool | what changes | it harms | proof |", "| --- | --- | --- | --- |", ...shown].join("\n");
  const body = [table, ...rest].join("\n\n");
  const title = `${headings[level]} (${changes.length})`;
  return level === "info" ? `<details><summary>${title}</summary>\n\n${body}\n\n</details>` : `### ${title}\n\n${body}`;
}

function changeRow({ tool, pointer, title, harms, witness }: Change): string {
  const cell = { cell: true };
  const where = [tool ?? "", pointer].filter((part) => part !== "").map((part) => code(part, cell));
  const proof = witness ? `${witness.effect}: ${code(short(JSON.stringify(witness.arguments), 400), cell)}` : "";
  return `| ${[where.join(" "), prose(short(title, 1000), cell), harmed[harms], proof].join(" | ")} |`;
}

function cacheBlock({ prefix }: CatalogueDiff): string[] {
  if (!prefix) return [];
  const { tool, following, tokens = [] } = prefix;
  const after = following > 0 ? `, and the ${plural(following, "tool")} after it are` : " is";
  const costs = tokens.map(({ target, kept, lost }) => {
    return `- ${code(target)}: ${plural(lost, "token")} read anew, ${grouped(kept)} still cached`;
  });
  return [[`**Prompt cache:** the cached prefix ends at ${code(tool)}: it${after} read anew.`, ...costs].join("\n")];
}

function adviceBlock(changes: readonly Change[]): string[] {
  const harms = new Set(changes.filter(({ level }) => level !== "info").map((change) => change.harms));
  const lines = [...harms].flatMap((harm) => (advice[harm] === "" ? [] : [`- ${advice[harm]}`]));
  return lines.length > 0 ? [["**What to do**", lines.join("\n")].join("\n\n")] : [];
}
