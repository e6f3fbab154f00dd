import type { Io } from "./io.ts";
import type { CommandName } from "./options.ts";
import type { Arguments } from "./parse.ts";

/** @returns the exit status */
export type Command = (given: Arguments, io: Io) => Promise<number>;

interface CommandRow {
  takes: string;
  help: string;
  load(): Promise<Command>;
}

/** The commands, each imported when it is run. */
export const commands: Readonly<Record<CommandName, CommandRow>> = {
  check: {
    takes: "[inputs…]",
    help: "judge tools (the default command); inputs are files, folders, globs, an export (tools.ts#makeTools is called), \"mcp:<command>\" or an MCP server's address; without any: the config's, else what is found here",
    load: async () => (await import("./commands/check.ts")).check,
  },
  lock: {
    takes: "[inputs…]",
    help: "write drycall.lock.json: the tools and every verdict on them, to be committed; `drycall check` compares with it",
    load: async () => (await import("./commands/lock.ts")).lock,
  },
  wire: {
    takes: "<tool> [inputs…]",
    help: "print the bytes that leave the process for one tool, target by target, and what is lost on the way",
    load: async () => (await import("./commands/wire.ts")).wire,
  },
  diff: {
    takes: "[inputs…]",
    help: "tell what changed since --against, and whom it breaks, with a witness",
    load: async () => (await import("./commands/diff.ts")).diff,
  },
  fuzz: {
    takes: "",
    help: "draw types, and hold the schema generators that are installed here to what must be true of them",
    load: async () => (await import("./commands/fuzz.ts")).fuzz,
  },
  live: {
    takes: "[inputs…]",
    help: "ask the real providers whose keys are in the environment about the tools, and write down where drycall would have said otherwise",
    load: async () => (await import("./commands/live.ts")).live,
  },
  evidence: {
    takes: "[files…]",
    help: "judge recorded cases, and count how often drycall agrees with what the provider answered",
    load: async () => (await import("./commands/evidence.ts")).evidence,
  },
  explain: {
    takes: "<rule>",
    help: "tell all that is known of a rule: what, why, in whose words, and every case",
    load: async () => (await import("./commands/explain.ts")).explain,
  },
  rules: {
    takes: "",
    help: "list the rules",
    load: async () => (await import("./commands/rules.ts")).rules,
  },
  init: {
    takes: "[inputs…]",
    help: "find the tools of a project, and write a config and an npm script for them; what is there is kept",
    load: async () => (await import("./commands/init.ts")).init,
  },
  serve: {
    takes: "[inputs…]",
    help: "answer as the providers do, at an address of this machine; at the end, tell what arrived and, of the inputs' tools, what the clients made of them",
    load: async () => (await import("./commands/serve.ts")).serve,
  },
};
