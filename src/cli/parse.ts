import { parseArgs } from "node:util";
import { UserError } from "../errors.ts";
import { nearest } from "../near.ts";
import { type CommandName, commandNames, type Option, type OptionName, options } from "./options.ts";

export interface Arguments {
  /** `check` where none is named. */
  command: CommandName;
  isNamed: boolean;
  /** Without the command's name. */
  positionals: readonly string[];
  values: Values;
}

export type Values = ReturnType<typeof parseStrictly>["values"];

/**
 * Reads a command line, without the node and script that lead it.
 *
 * @throws UserError on an unknown flag, a flag of another command, a missing value
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parseStrictly(argv);
  const [first, ...others] = positionals;
  const command = commandNames.find((name) => name === first);
  for (const name of Object.keys(values)) if (isOption(name)) checkBelongs(name, command ?? "check");
  return command
    ? { command, isNamed: true, positionals: others, values }
    : { command: "check", isNamed: false, positionals, values };
}

function parseStrictly(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, strict: true, allowPositionals: true });
  } catch (error) {
    if (error instanceof Error && "code" in error) throw argumentError(error.message, String(error.code));
    throw error;
  }
}

function argumentError(message: string, code: string): UserError {
  // The messages of node:util name the flag as "'-t, --target <value>'" or "'--tragets'".
  const flag = /'(?:-\w, )?(--?[^\s'=]+)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return unknownFlag(flag);
  const value = /^--(.*)$/.exec(flag)?.[1] ?? "";
  const { type, ...row }: Option = isOption(value) ? options[value] : { type: "string", help: "" };
  return type === "boolean"
    ? new UserError(`\`${flag}\` takes no value`, { hint: "leave out what stands after the `=`" })
    : new UserError(`\`${flag}\` needs a value`, { hint: `write \`${flag} <${row.value}>\`` });
}

function unknownFlag(flag: string): UserError {
  const known = Object.keys(options).map((name) => `--${name}`);
  const near = nearest(flag, known);
  return new UserError(`unknown flag \`${flag}\``, {
    hint: near ? `did you mean \`${near}\`?` : "`drycall --help` lists the flags",
  });
}

function checkBelongs(name: OptionName, command: CommandName): void {
  const { of }: Option = options[name];
  if (of === undefined || of.includes(command)) return;
  throw new UserError(`\`drycall ${command}\` takes no \`--${name}\``, {
    hint: `it is a flag of ${of.map((each) => `\`drycall ${each}\``).join(" and ")}`,
  });
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
