import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { CheckReport } from "../check.ts";
import { rewrite } from "../load/rewrite.ts";
import type { TextFix } from "../report/options.ts";
import { join, tokensOf } from "../schema/pointer.ts";
import type { Finding, Fix, Position } from "../types.ts";

/** A file is read anew for each fix: after so many characters, what is left is only told, not placed. */
const mostCharacters = 64_000_000;

/** The fixes that can be made in the text of a file, each as one change of it. Writes nothing. */
export async function textFixes({ findings, tools }: CheckReport, cwd: string): Promise<Map<Fix, TextFix>> {
  const places = new Map(tools.map(({ name, origin }) => [`${origin.file}\0${name}`, origin.schemaAt]));
  const texts = new Map<string, string | undefined>();
  const known = new Map<string, TextFix | undefined>();
  const placed = new Map<Fix, TextFix>();
  let characters = 0;
  for (const { fix, file, tool } of fixesOf(findings)) {
    const schemaAt = places.get(`${file}\0${tool}`);
    if (schemaAt === undefined) continue;
    if (!texts.has(file)) texts.set(file, await textOf(resolve(cwd, file)));
    const text = texts.get(file);
    const edits = fix.edits.map((edit) => ({ ...edit, path: join(schemaAt, ...tokensOf(edit.path)) }));
    const key = JSON.stringify([file, edits]);
    if (text !== undefined && !known.has(key)) {
      characters += text.length;
      if (characters > mostCharacters) break;
      // What cannot be edited stays advice.
      const after = await rewrite(file, text, edits).catch(() => undefined);
      known.set(key, after === undefined || after === text ? undefined : changeOf(text, after));
    }
    const change = known.get(key);
    if (change) placed.set(fix, change);
  }
  return placed;
}

function fixesOf(findings: readonly Finding[]): { fix: Fix; file: string; tool: string }[] {
  return findings.flatMap(({ fixes, file, tool }) =>
    file === undefined || tool === undefined ? [] : fixes.map((fix) => ({ fix, file, tool })),
  );
}

/** Undefined for what is no file, such as a server. */
async function textOf(path: string): Promise<string | undefined> {
  const text = await readFile(path, "utf8").catch(() => undefined);
  return text?.replace(/^\uFEFF/, "");
}

/** What stands between the beginning and the end that two texts share. */
function changeOf(before: string, after: string): TextFix {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const text = after.slice(start, after.length - end);
  return { start: positionAt(before, start), end: positionAt(before, before.length - end), text };
}

function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length, column: (lines.at(-1) ?? "").length + 1 };
}
