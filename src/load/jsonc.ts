import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import { UserError } from "../errors.ts";
import { maxNesting, tooDeep } from "./census.ts";
import { placeIn, positionsOf } from "./lines.ts";
import { excerpt } from "./printable.ts";

interface Range {
  offset: number;
  length: number;
}

interface Fault extends Range {
  code: ParseErrorCode;
}

const words: Readonly<Record<string, string>> = {
  InvalidSymbol: "expected JSON",
  InvalidNumberFormat: "expected a number",
  PropertyNameExpected: "expected a key in double quotes",
  ValueExpected: "expected a value",
  ColonExpected: "expected a colon",
  CommaExpected: "expected a comma",
  CloseBraceExpected: "expected `}`",
  CloseBracketExpected: "expected `]`",
  EndOfFileExpected: "expected the end of the file",
  UnexpectedEndOfComment: "expected the end of the comment, `*/`",
  UnexpectedEndOfString: "expected a closing double quote",
  UnexpectedEndOfNumber: "expected a digit",
  InvalidUnicode: "expected four hexadecimal digits after `\\u`",
  InvalidEscapeCharacter: 'expected one of " \\ / b f n r t u after the backslash',
  InvalidCharacter: "expected no raw control character in a string",
};

const hints: readonly [found: RegExp, hint: string][] = [
  [/^'/, "JSON strings and keys take double quotes"],
  [/^(None|True|False|undefined|NaN|-?Infinity)$/, "JSON knows only true, false, null and numbers"],
  [/^$/, "something opened earlier is not closed, or nothing was written"],
];

/**
 * Blanks out comments and trailing commas, so that `JSON.parse` reads what is left and offsets stay.
 *
 * @throws UserError at the first syntax error, or where the text nests too deep
 */
export function toPlainJson(text: string, file: string): string {
  const blanks: Range[] = [];
  const errors: Fault[] = [];
  let comma: Range | undefined;
  let depth = 0;
  const value = () => {
    comma = undefined;
  };
  const begin = () => {
    value();
    if (++depth > maxNesting) throw tooDeep(file);
  };
  const end = () => {
    if (comma !== undefined) blanks.push(comma);
    comma = undefined;
    depth--;
  };
  visit(
    text,
    {
      onObjectBegin: begin,
      onArrayBegin: begin,
      onObjectEnd: end,
      onArrayEnd: end,
      onObjectProperty: value,
      onLiteralValue: value,
      onSeparator(character, offset, length) {
        if (character === ",") comma = { offset, length };
      },
      onComment: (offset, length) => blanks.push({ offset, length }),
      onError: (code, offset, length) => errors.push({ code, offset, length }),
    },
    { allowTrailingComma: true },
  );
  const [first, second] = errors;
  if (first !== undefined) {
    // An unquoted key is reported as a symbol, and then as the key that is missing.
    const unquoted =
      nameOf(first) === "InvalidSymbol" && second !== undefined && nameOf(second) === "PropertyNameExpected";
    throw syntaxError(text, file, unquoted ? { ...first, code: second.code } : first);
  }
  return blank(text, blanks);
}

function nameOf(fault: Fault): string {
  return printParseErrorCode(fault.code);
}

function syntaxError(text: string, file: string, at: Fault): UserError {
  const found = text.slice(at.offset, at.offset + at.length).trim();
  const hint = hints.find(([pattern]) => pattern.test(found))?.[1] ?? "check what stands just before it";
  const seen = found === "" ? "the end of the file" : `\`${excerpt(found, 30)}\``;
  const place = placeIn(file, positionsOf(text)(at.offset));
  return new UserError(`${place}: ${words[nameOf(at)] ?? nameOf(at)}, found ${seen}`, { hint });
}

function blank(text: string, ranges: readonly Range[]): string {
  let plain = "";
  let done = 0;
  for (const { offset, length } of [...ranges].sort((a, b) => a.offset - b.offset)) {
    plain += text.slice(done, offset) + " ".repeat(length);
    done = offset + length;
  }
  return plain + text.slice(done);
}
