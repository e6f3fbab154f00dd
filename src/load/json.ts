import { UserError } from "../errors.ts";
import { tokensOf } from "../schema/pointer.ts";
import { census, maxNesting, tooDeep } from "./census.ts";
import type { Document } from "./document.ts";
import { countKeys, duplicateIn, type Outline, outline } from "./json-text.ts";
import { placeIn, positionsOf } from "./lines.ts";

/**
 * Reads JSON, or JSON with comments and trailing commas.
 *
 * @throws UserError for a syntax error, a duplicate key (`JSON.parse` would silently keep the last) or
 * a value nested deeper than `maxNesting`
 */
export async function readJson(text: string, file: string): Promise<Document> {
  const { plain, value } = await parse(text, file);
  const position = positionsOf(text);
  const { keys, depth } = census(value);
  if (depth > maxNesting) throw tooDeep(file);
  if (keys !== countKeys(plain)) {
    const duplicate = duplicateIn(outline(plain));
    if (duplicate !== undefined) {
      throw new UserError(
        `${placeIn(file, position(duplicate.keyOffset))}: duplicate key ${JSON.stringify(duplicate.key)}`,
        {
          hint: "JSON readers keep only the last of them; remove one",
        },
      );
    }
  }
  let root: Outline | undefined;
  return {
    format: "json",
    value,
    locate(at) {
      root ??= outline(plain);
      return position(offsetOf(root, tokensOf(at)));
    },
  };
}

/** `plain` is the text with each comment and trailing comma blanked out: offsets stay what they were. */
async function parse(text: string, file: string): Promise<{ plain: string; value: unknown }> {
  try {
    return { plain: text, value: JSON.parse(text) };
  } catch {
    // Not plain JSON: read it with comments, or find out what is wrong and where.
    const plain = (await import("./jsonc.ts")).toPlainJson(text, file);
    return { plain, value: JSON.parse(plain) };
  }
}

function offsetOf(root: Outline, tokens: readonly string[]): number {
  let place = root;
  for (const token of tokens) {
    const next = place.parts?.find(({ key }, index) => (key ?? String(index)) === token);
    if (next === undefined) break;
    place = next;
  }
  return place.offset;
}
