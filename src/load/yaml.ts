import {
  Composer,
  type Document as Doc,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  Parser,
  visit,
} from "yaml";
import { UserError } from "../errors.ts";
import { tokensOf } from "../schema/pointer.ts";
import { census, maxNesting, tooDeep } from "./census.ts";
import type { Document } from "./document.ts";
import { placeIn, positionsOf } from "./lines.ts";

/**
 * Reads one YAML 1.2 document.
 *
 * @throws UserError for a syntax error, a duplicate key, aliases that multiply beyond reason or name
 * what they stand in, or a value nested deeper than `maxNesting`
 */
export async function readYaml(text: string, file: string): Promise<Document> {
  const position = positionsOf(text);
  const fail = (offset: number, what: string, hint: string): UserError =>
    new UserError(`${placeIn(file, position(offset))}: ${what}`, { hint });

  const [doc, another] = compose(text, file);
  if (doc === undefined) throw fail(0, "no YAML document found", "the file is empty");
  for (const error of doc.errors) {
    if (error.code === "RESOURCE_EXHAUSTION") throw tooDeep(file);
    const [offset] = error.pos;
    throw error.code === "DUPLICATE_KEY"
      ? fail(offset, `duplicate key ${keyAt(text, offset)}`, "remove one of the two")
      : fail(offset, error.message, "check the indentation and the quotes");
  }
  if (another !== undefined) {
    throw fail(another.range[0], "a second YAML document starts here", "put the tools of one file into one document");
  }
  visit(doc, {
    Alias(_, alias, ancestors) {
      const target = alias.resolve(doc);
      if (target !== undefined && ancestors.includes(target)) {
        throw fail(
          alias.range?.[0] ?? 0,
          `the alias *${alias.source} stands inside what it names`,
          "JSON has no cycles: use $ref",
        );
      }
    },
  });
  const value = toValue(doc, file);
  if (census(value).depth > maxNesting) throw tooDeep(file);
  return { format: "yaml", value, locate: (at) => position(offsetOf(doc, tokensOf(at))) };
}

function compose(text: string, file: string): Doc.Parsed[] {
  // `1` and `"1"` are one key in JSON.
  const uniqueKeys = (a: Node, b: Node) => isScalar(a) && isScalar(b) && String(a.value) === String(b.value);
  const composer = new Composer({ prettyErrors: false, logLevel: "error", uniqueKeys });
  return [...composer.compose(tokens(text, file), true, text.length)];
}

/** The parser keeps a stack of its own, the composer recurses: depth is checked between the two. */
function* tokens(text: string, file: string) {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    if (parser.stack.length > maxNesting + 1) throw tooDeep(file);
  }
  yield* parser.end();
}

function toValue(doc: Doc, file: string): unknown {
  try {
    return doc.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new UserError(`${file}: ${cause.message}`, { hint: "write the values out instead of using aliases", cause });
  }
}

function keyAt(text: string, offset: number): string {
  return /^.*?(?=\s*:(?:\s|$))/m.exec(text.slice(offset))?.[0] ?? "";
}

function offsetOf(doc: Doc, path: readonly string[]): number {
  let node: unknown = doc.contents;
  let offset = startOf(node) ?? 0;
  for (const token of path) {
    node = partOf(isAlias(node) ? node.resolve(doc) : node, token);
    const start = startOf(node);
    if (start === undefined) break;
    offset = start;
  }
  return offset;
}

function partOf(node: unknown, token: string): unknown {
  if (isSeq(node)) return node.items.find((_, index) => String(index) === token);
  if (!isMap(node)) return undefined;
  return node.items.find(({ key }) => String(isScalar(key) ? key.value : key) === token)?.value;
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
