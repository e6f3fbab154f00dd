/**
 * What Google's front end says of a body that is no JSON: what its reader expected, twenty characters on either side,
 * and a mark under the place; nothing of a text that ends too early. The words and the order are those of protobuf's
 * `json_stream_parser.cc`, seen in https://github.com/googlecodelabs/feedback/issues/441 (2018-06-29).
 *
 * @param text that `JSON.parse` refuses
 * @example jsonFault('{"contents":') // Unexpected end of string. Expected a value.
 */
export function jsonFault(text: string): string {
  const scanner: Scanner = { text, at: 0 };
  return `Invalid JSON payload received. ${faultIn(scanner, [])}`;
}

/** Where the reader of JSON gives up: past the end where the text ends too early. */
export function faultPlace(text: string): number {
  const scanner: Scanner = { text, at: 0 };
  return faultIn(scanner, []).startsWith(unclosed) ? text.length : scanner.at;
}

interface Scanner {
  text: string;
  at: number;
}

/** What the reader is within: the bracket that closes it. */
type Open = "}" | "]";

const literal = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
const quoted = /"(?:[^"\\]|\\[\s\S])*"/y;
const space = /\s*/y;

function faultIn(scanner: Scanner, open: Open[]): string {
  for (let state: State = "value"; ; ) {
    take(scanner, space);
    const next: Next = step[state](scanner, open);
    if (next.fault !== undefined) return described(next.fault, scanner);
    state = next.state;
  }
}

type State = "value" | "firstKey" | "key" | "colon" | "after";
type Next = { state: State; fault?: undefined } | { fault: string };

const step: Record<State, (scanner: Scanner, open: Open[]) => Next> = {
  value(scanner, open) {
    if (takes(scanner, "{")) {
      open.push("}");
      return { state: "firstKey" };
    }
    if (takes(scanner, "[")) {
      open.push("]");
      return { state: "value" };
    }
    if (open.at(-1) === "]" && takes(scanner, "]")) return close(open);
    if (take(scanner, literal) || take(scanner, quoted)) return { state: "after" };
    if (scanner.text[scanner.at] === '"') return { fault: unclosed };
    const expected = open.at(-1) === "]" ? "Expected a value or ] within an array." : "Expected a value.";
    return { fault: /[\w$}\],:]/.test(scanner.text[scanner.at] ?? "") ? "Unexpected token." : expected };
  },
  firstKey: (scanner, open) => (takes(scanner, "}") ? close(open) : step.key(scanner, open)),
  key(scanner) {
    if (take(scanner, quoted)) return { state: "colon" };
    return { fault: scanner.text[scanner.at] === '"' ? unclosed : "Expected an object key or }." };
  },
  colon: (scanner) => (takes(scanner, ":") ? { state: "value" } : { fault: "Expected : between key:value pair." }),
  after(scanner, open) {
    const bracket = open.at(-1);
    if (bracket === undefined) return { fault: "Parsing terminated before end of input." };
    if (takes(scanner, bracket)) return close(open);
    if (takes(scanner, ",")) return { state: bracket === "}" ? "key" : "value" };
    const what = bracket === "}" ? "Expected , or } after key:value pair." : "Expected , or ] after array value.";
    return { fault: what };
  },
};

const unclosed = "Closing quote expected in string.";

function close(open: Open[]): Next {
  open.pop();
  return { state: "after" };
}

function takes(scanner: Scanner, character: string): boolean {
  const isNext = scanner.text[scanner.at] === character;
  if (isNext) scanner.at += 1;
  return isNext;
}

function take(scanner: Scanner, token: RegExp): boolean {
  token.lastIndex = scanner.at;
  const isNext = token.test(scanner.text);
  if (isNext) scanner.at = token.lastIndex;
  return isNext;
}

const context = 20;

function described(fault: string, { text, at }: Scanner): string {
  if (fault === unclosed) return `${fault}\n\n^`;
  if (at >= text.length) return `Unexpected end of string. ${fault}\n\n^`;
  const begin = Math.max(at - context, 0);
  return `${fault}\n${text.slice(begin, at + context)}\n${" ".repeat(at - begin)}^`;
}
