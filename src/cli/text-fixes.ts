import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { CheckReport } from "../check.ts";
import { positionsOf } from "../load/lines.ts";
import { rewrite } from "../load/rewrite.ts";
import type { TextFix } from "../report/options.ts";
import { join, tokensOf } from "../schema/pointer.ts";
import type { Edit, Finding, Fix, Pointer } from "../types.ts";

/** YAML is read anew for each fix: after so many characters, what is left is only told, not placed. */
const mostCharacters = 4_000_000;

/** Makes the edits of a schema in the file where it stands; undefined where that cannot be done. */
type Editor = (schemaAt: Pointer, edits: readonly Edit[]) => Promise<TextFix | undefined>;

/** The fixes that can be made in the text of a file, each as one change of it. Writes nothing. */
export async function textFixes({ findings, tools }: CheckReport, cwd: string): Promise<Map<Fix, TextFix>> {
  const places = new Map(tools.map(({ name, origin }) => [`${origin.file}\0${name}`, origin.schemaAt]));
  const editors = new Map<string, Editor>();
  const known = new Map<string, TextFix | undefined>();
  const placed = new Map<Fix, TextFix>();
  for (const { fix, file, tool } of fixesOf(findings)) {
    const schemaAt = places.get(`${file}\0${tool}`);
    if (schemaAt === undefined) continue;
    const editor = editors.get(file) ?? (await editorOf(file, resolve(cwd, file)));
    editors.set(file, editor);
    const key = JSON.stringify([file, schemaAt, fix.edits]);
    // What cannot be edited stays advice.
    if (!known.has(key)) known.set(key, await editor(schemaAt, fix.edits).catch(() => undefined));
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

async function editorOf(file: string, path: string): Promise<Editor> {
  // A name that is no file's, such as a server's, has no text.
  const written = await readFile(path, "utf8").catch(() => undefined);
  if (written === undefined) return async () => undefined;
  const text = written.replace(/^\uFEFF/, "");
  return /\.jsonc?$/i.test(file) ? jsonEditor(file, text) : wholeEditor(file, text);
}

/** Reads the file once, and then no more than the schema. */
async function jsonEditor(file: string, text: string): Promise<Editor> {
  const { jsonSpans } = await import("../load/json-span.ts");
  const spanAt = jsonSpans(text);
  const positionAt = positionsOf(text);
  return async (schemaAt, edits) => {
    const span = spanAt(schemaAt);
    if (!span) return undefined;
    // With its indentation, so that new lines are laid out as those around them.
    const part = span.indent + text.slice(span.offset, span.offset + span.length);
    return changeOf(part, await rewrite(file, part, edits), positionAt, span.offset - span.indent.length);
  };
}

function wholeEditor(file: string, text: string): Editor {
  const positionAt = positionsOf(text);
  let characters = 0;
  return async (schemaAt, edits) => {
    characters += text.length;
    if (characters > mostCharacters) return undefined;
    const inFile = edits.map((edit) => ({ ...edit, path: join(schemaAt, ...tokensOf(edit.path)) }));
    return changeOf(text, await rewrite(file, text, inFile), positionAt, 0);
  };
}

/** What stands between the beginning and the end that two texts share; `from` is where the first begins in its file. */
function changeOf(
  before: string,
  after: string,
  positionAt: ReturnType<typeof positionsOf>,
  from: number,
): TextFix | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const text = after.slice(start, after.length - end);
  return { start: positionAt(from + start), end: positionAt(from + before.length - end), text };
}
