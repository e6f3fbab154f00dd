import { inspect } from "node:util";
import { UserError } from "../errors.ts";
import { commands } from "./commands.ts";
import { complain } from "./complain.ts";
import type { Io } from "./io.ts";
import { type Arguments, parseArguments } from "./parse.ts";
import { displayOf } from "./terminal.ts";

/**
 * The command line as a function: reads the arguments, runs one command, says what went wrong.
 *
 * @returns the exit status: 0 clean, 1 findings, 2 the user's input cannot be used, 3 our fault
 */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(parseArguments(argv), io);
  } catch (error) {
    const isMendable = error instanceof UserError;
    if (isMendable) complain([error], io);
    else io.stderr.write(await apology(error));
    if (io.env.DRYCALL_DEBUG) io.stderr.write(`\n${inspect(error)}\n`);
    return isMendable ? 2 : 3;
  }
}

async function dispatch(given: Arguments, io: Io): Promise<number> {
  if (given.values.version) {
    io.stdout.write(`${(await import("../package.ts")).version()}\n`);
    return 0;
  }
  if (given.values.help) {
    const { helpText } = await import("./help.ts");
    io.stdout.write(helpText(given.isNamed ? given.command : undefined, displayOf(io.stdout, io).width));
    return 0;
  }
  const command = await commands[given.command].load();
  return command(given, io);
}

async function apology(error: unknown): Promise<string> {
  const { bugsUrl, version } = await import("../package.ts");
  const url = bugsUrl();
  return [
    "drycall failed, and it is not your fault. Sorry.",
    `  ${error instanceof Error ? error.message : String(error)}`,
    `Please report it${url === undefined ? "" : ` at ${url}`}: the command, version ${version()}, and what it prints with DRYCALL_DEBUG=1.`,
    "",
  ].join("\n");
}
