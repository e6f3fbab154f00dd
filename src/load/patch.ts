import { createTwoFilesPatch, diffLines, FILE_HEADERS_ONLY } from "diff";

/** The difference of a file's two texts, as `diff -u` prints it. */
export function patchOf(file: string, before: string, after: string): string {
  return createTwoFilesPatch(file, file, before, after, "", "", { headerOptions: FILE_HEADERS_ONLY });
}

/**
 * Makes in `text` the changes that lead from `plain` to `edited`, line by line: `plain` says the same as `text` in
 * as many lines, spelt otherwise. Undefined where the lines do not match.
 */
export function carryOver(text: string, plain: string, edited: string): string | undefined {
  const lines = linesOf(text);
  if (lines.length !== linesOf(plain).length) return undefined;
  let at = 0;
  return diffLines(plain, edited)
    .map(({ added, removed, count, value }) => {
      if (added) return value;
      at += count;
      return removed ? "" : lines.slice(at - count, at).join("");
    })
    .join("");
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}
