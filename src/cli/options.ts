/** The flags, in one table: parsed by `parse.ts`, printed by `help.ts`. */

export const commandNames = [
  "check",
  "lock",
  "wire",
  "diff",
  "fuzz",
  "live",
  "evidence",
  "explain",
  "rules",
  "init",
  "serve",
] as const;
export type CommandName = (typeof commandNames)[number];

export interface Option {
  type: "string" | "boolean";
  short?: string;
  multiple?: boolean;
  /** What stands for the value in the help. */
  value?: string;
  help: string;
  /** The commands that take it; absent: all. */
  of?: readonly CommandName[];
}

export const options = {
  target: {
    type: "string",
    short: "t",
    multiple: true,
    value: "target",
    help: "who is asked: provider[/surface][+strict][@model], or all; repeats, or takes a comma-separated list (default: openai, anthropic, gemini, bedrock, mcp); of serve: providers alone (default: all)",
    of: ["check", "lock", "wire", "diff", "fuzz", "serve", "live"],
  },
  "as-of": {
    type: "string",
    value: "YYYY-MM-DD",
    help: "the day whose rules are applied (default: today)",
    of: ["check", "lock", "wire", "diff", "serve"],
  },
  trust: {
    type: "string",
    value: "grade",
    help: "the weakest evidence that makes an error of a refusal: observed, source or documented (default: observed)",
    of: ["check"],
  },
  tool: {
    type: "string",
    multiple: true,
    value: "name",
    help: "judge, or ask about, this tool only; repeats",
    of: ["check", "live"],
  },
  only: {
    type: "string",
    multiple: true,
    value: "rule",
    help: "report this rule only; a beginning names a family: openai/strict-; repeats",
    of: ["check"],
  },
  skip: {
    type: "string",
    multiple: true,
    value: "rule",
    help: "leave out this rule or family; repeats",
    of: ["check"],
  },
  "max-warnings": {
    type: "string",
    value: "count",
    help: "end with status 1 when there are more warnings",
    of: ["check"],
  },
  "exit-zero": { type: "boolean", help: "end with status 0 although there are findings", of: ["check", "serve"] },
  reporter: {
    type: "string",
    multiple: true,
    value: "name[:file]",
    help: "terminal, json, sarif, junit, github, markdown or html (of diff: terminal, json or markdown; of serve: terminal, json or html), to a file where one is named; repeats (default: terminal, and github in GitHub Actions)",
    of: ["check", "diff", "serve"],
  },
  fix: {
    type: "boolean",
    help: "mend what can be mended without changing which arguments are valid, in JSON and YAML files; comments stay",
    of: ["check"],
  },
  "fix-unsafe": {
    type: "boolean",
    help: "mend also where other arguments become valid or invalid, or are to be written otherwise",
    of: ["check"],
  },
  "fix-dry-run": { type: "boolean", help: "print what would be mended as a diff, and write nothing", of: ["check"] },
  cache: {
    type: "boolean",
    help: "remember what modules export until a source or a lockfile changes; in node_modules/.cache/drycall",
    of: ["check"],
  },
  watch: { type: "boolean", short: "w", help: "judge again whenever a file changes", of: ["check"] },
  stable: {
    type: "boolean",
    help: "load the inputs twice, in fresh processes: bytes that differ are an error, for they break prompt caches",
    of: ["check"],
  },
  fuzz: {
    type: "boolean",
    help: "ask the own validator of each tool in a module and its schema about 1,000 values, for up to 10 s a tool",
    of: ["check"],
  },
  tokens: { type: "boolean", help: "show what each tool costs in a prompt, in tokens", of: ["check"] },
  update: { type: "boolean", help: "write the lock anew before tools are compared with it", of: ["check"] },
  "no-lock": { type: "boolean", help: "compare with no lock", of: ["check"] },
  accept: {
    type: "string",
    multiple: true,
    value: "what",
    help: "let these findings be: a fingerprint, a rule, or a tool; repeats",
    of: ["lock"],
  },
  reason: { type: "string", value: "text", help: "why they are let be; --accept asks for it", of: ["lock"] },
  expires: { type: "string", value: "YYYY-MM-DD", help: "the last day on which they are let be", of: ["lock"] },
  quiet: { type: "boolean", short: "q", help: "show errors only; of serve: no line a request", of: ["check", "serve"] },
  port: { type: "string", value: "number", help: "listen there (default: 4010); 0 picks a free one", of: ["serve"] },
  host: {
    type: "string",
    value: "address",
    help: "listen on this address (default: 127.0.0.1); any other may be reached from other machines",
    of: ["serve"],
  },
  faults: {
    type: "string",
    value: "fault:rate,…",
    help: "let so many requests fail, 429:0.33,cut:0.1: 429, 500, 503, 529, error or cut (in the middle), slow",
    of: ["serve"],
  },
  "near-miss": {
    type: "boolean",
    help: "call tools that are not strict as models do: something missing, null, or a number as text",
    of: ["serve"],
  },
  notes: { type: "boolean", help: "show notes one by one, not as a count", of: ["check"] },
  config: {
    type: "string",
    short: "c",
    value: "file",
    help: "read this config (default: drycall.config.ts, .mts, .js, .mjs or .json, or `drycall` in package.json)",
    of: ["check", "lock", "wire", "diff", "serve", "live"],
  },
  "mcp-timeout": {
    type: "string",
    value: "seconds",
    help: "wait so long for an MCP server's answer",
    of: ["check", "lock", "wire", "diff", "serve", "live"],
  },
  "module-timeout": {
    type: "string",
    value: "seconds",
    help: "wait so long for a module to load (default: 20)",
    of: ["check", "lock", "wire", "diff", "serve", "live"],
  },
  against: {
    type: "string",
    value: "what",
    help: "tell what changed since this: a git ref, a lock, a file or a folder",
    of: ["check", "diff"],
  },
  "fail-on": {
    type: "string",
    value: "level",
    help: "end with status 1 on a change of this level or a worse one: breaking, warning, info or never (default: breaking)",
    of: ["check", "diff"],
  },
  runs: {
    type: "string",
    value: "count",
    help: "try so many arguments for a witness of each changed tool, 0: look for none (default: 200); fuzz: draw so many types (default: 300)",
    of: ["check", "diff", "fuzz"],
  },
  "time-budget": {
    type: "string",
    value: "seconds",
    help: "look for a witness of each changed tool no longer than that (default: 1)",
    of: ["check", "diff"],
  },
  cases: {
    type: "string",
    value: "file",
    help: "diff: count the agreement with known pairs instead; live: add what disagrees to this file of cases (default: drycall-cases.jsonl)",
    of: ["diff", "live"],
  },
  record: {
    type: "string",
    value: "mode",
    help: "none: play cassettes and ask nobody; once: ask, and record, what no cassette has; all: record everything anew",
    of: ["live"],
  },
  cassettes: {
    type: "string",
    value: "folder",
    help: "where --record keeps its cassettes (default: drycall-cassettes)",
    of: ["live"],
  },
  "max-requests": {
    type: "string",
    value: "count",
    help: "send no more requests than that, tries included (default: 1000)",
    of: ["live"],
  },
  "max-tokens": {
    type: "string",
    value: "count",
    help: "send no more input tokens than that, as far as they can be estimated; free requests have none (default: 1000000)",
    of: ["live"],
  },
  workflow: { type: "boolean", help: "write a GitHub workflow, too", of: ["init"] },
  generator: {
    type: "string",
    multiple: true,
    value: "name",
    help: "fuzz this schema library only: zod4, zod3, typebox, typebox34, valibot, arktype, effect or effect3; repeats, or takes a comma-separated list (default: those that are installed)",
    of: ["fuzz"],
  },
  seed: {
    type: "string",
    value: "number",
    help: "draw the same types, values and faults again (default: 1)",
    of: ["fuzz", "serve"],
  },
  path: { type: "string", value: "path", help: "draw one type again, as a failure names it", of: ["fuzz"] },
  time: { type: "string", value: "seconds", help: "draw types for so long: 60s, 5m", of: ["fuzz"] },
  compare: {
    type: "string",
    value: "a..b",
    help: "the same types through two versions, such as zod@4.1.12..zod@4.1.13; a side is name@version (installed into a temporary folder), an installed alias, or a folder",
    of: ["fuzz"],
  },
  "update-known": {
    type: "boolean",
    help: "write the failures to drycall.fuzz.json, so that only new ones fail",
    of: ["fuzz"],
  },
  json: { type: "boolean", help: "print JSON", of: ["diff", "evidence", "rules", "fuzz", "live"] },
  color: { type: "boolean", help: "print colours even when no terminal is there" },
  "no-color": { type: "boolean", help: "print no colours" },
  help: { type: "boolean", short: "h", help: "print this text" },
  version: { type: "boolean", short: "v", help: "print the version" },
} as const satisfies Readonly<Record<string, Option>>;

export type OptionName = keyof typeof options;
