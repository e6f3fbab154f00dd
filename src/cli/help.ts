import { wrap } from "../report/text.ts";
import { commands } from "./commands.ts";
import { type CommandName, commandNames, type Option, options } from "./options.ts";

const start = "drycall tells you what every LLM provider will answer to your tools, before you ship them.";

const statuses: readonly Row[] = [
  ["0", "clean"],
  ["1", "findings: an error, or more warnings than --max-warnings"],
  ["2", "the input cannot be used: one line says what, one what to do"],
  ["3", "drycall itself failed"],
];

const examples: readonly Row[] = [
  ["drycall tools.json", "what OpenAI says of the tools in a file"],
  ["drycall src/tools --target all", "what every provider says of a folder"],
  ["drycall src/tools.ts#makeTools", "the tools that a function returns"],
  ['drycall "mcp:npx my-server"', "the tools of an MCP server, started here"],
  ["drycall explain strict-ref-siblings", "why a rule is believed"],
];

type Row = readonly [name: string, text: string];

/** The help text of drycall, or of one command; the README's command line section is made from it. */
export function helpText(command: CommandName | undefined, width: number): string {
  const head = command ? usageOf(command) : "drycall [command] [inputs…] [flags]";
  const parts = command
    ? [wrap(commands[command].help, width).join("\n"), section("Flags", flagRows(command), width)]
    : [
        section(
          "Commands",
          commandNames.map((name): Row => [usageOf(name).slice(8), commands[name].help]),
          width,
        ),
        section("Flags of check", ownRows("check"), width),
        section("Flags of all", flagRows(undefined), width),
        section("Exit status", statuses, width),
        section("Examples", examples, width),
        "`drycall <command> --help` tells of a command's flags.",
      ];
  const lead = command ? [] : [wrap(start, width).join("\n")];
  return `${[...lead, `Usage: ${head}`, ...parts].join("\n\n")}\n`;
}

/** The flags of a command that not all have. */
function ownRows(command: CommandName): Row[] {
  const common = flagRows(undefined).map(([flag]) => flag);
  return flagRows(command).filter(([flag]) => !common.includes(flag));
}

function usageOf(command: CommandName): string {
  return `drycall ${command} ${commands[command].takes}`.trimEnd();
}

/** The flags of a command; those of all commands where none is named. */
function flagRows(command: CommandName | undefined): Row[] {
  return Object.entries(options).flatMap(([name, { short, value, help, of }]: [string, Option]): Row[] => {
    const isIts = of === undefined || (command !== undefined && of.includes(command));
    const flag = `${short === undefined ? "    " : `-${short}, `}--${name}${value === undefined ? "" : ` <${value}>`}`;
    return isIts ? [[flag, help]] : [];
  });
}

function section(title: string, rows: readonly Row[], width: number): string {
  const room = Math.min(30, Math.max(...rows.map(([name]) => name.length)));
  const indent = " ".repeat(room + 4);
  const lines = rows.flatMap(([name, text]) => {
    const [first = "", ...others] = wrap(text, width - indent.length);
    const label = `  ${name.padEnd(room)}`;
    return [
      ...(name.length > room ? [label, indent + first] : [`${label}  ${first}`]),
      ...others.map((line) => indent + line),
    ];
  });
  return [`${title}:`, ...lines].join("\n");
}
