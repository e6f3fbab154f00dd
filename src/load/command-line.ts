import { UserError } from "../errors.ts";

/** A program to start, as `mcp:` names it. */
export interface CommandLine {
  command: string;
  args: string[];
  /** From words such as `KEY=value` before the command. */
  env: Record<string, string>;
}

/**
 * Splits a command line as a shell does for quotes, backslashes and `KEY=value` in front. No shell
 * is run, and nothing is expanded.
 *
 * @example splitCommandLine("API_KEY=x npx -y 'my server'") // { command: "npx", args: ["-y", "my server"], env: { API_KEY: "x" } }
 * @throws UserError for a quote that is not closed, or where there is no command
 */
export function splitCommandLine(line: string): CommandLine {
  const words = wordsOf(line);
  const env: Record<string, string> = {};
  const start = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  for (const word of start === -1 ? words : words.slice(0, start)) {
    const equals = word.indexOf("=");
    env[word.slice(0, equals)] = word.slice(equals + 1);
  }
  const [command, ...args] = start === -1 ? [] : words.slice(start);
  if (command === undefined || command === "") {
    throw new UserError(`mcp:${line}: no command to start`, { hint: 'write "mcp:node server.js"' });
  }
  return { command, args, env };
}

function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at++) {
    const char = line.charAt(at);
    if (char === "\\" && quote !== "'" && at + 1 < line.length && escapes(line.charAt(at + 1), quote)) {
      word = (word ?? "") + line.charAt(++at);
    } else if (char === quote) quote = undefined;
    else if (quote === undefined && (char === "'" || char === '"')) {
      quote = char;
      word ??= "";
    } else if (quote === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + char;
  }
  if (quote !== undefined) throw new UserError(`mcp:${line}: a ${quote} is not closed`, { hint: "close the quote" });
  return word === undefined ? words : [...words, word];
}

/** A backslash before anything else is itself: Windows paths pass. */
function escapes(char: string, quote: string | undefined): boolean {
  return char === '"' || char === "\\" || (quote === undefined && /['\s]/.test(char));
}
