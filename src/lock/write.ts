import type { Accepted, Lock, LockedAnswer, LockedTool } from "./lock.ts";

/**
 * The text of a lock: the same lock is always the same text. A tool is a block, each keyword of its schema and each
 * target's answer a line, so that a review shows what moved.
 */
export function writeLock({ lockVersion, drycall, asOf, inputs, targets, accepted, order, tools }: Lock): string {
  return `${block(
    [
      ["lockVersion", json(lockVersion)],
      ["drycall", json(drycall)],
      ["asOf", json(asOf)],
      ["inputs", strings(inputs, 2)],
      ["targets", answers(targets, 2)],
      ["accepted", list(accepted.map(acceptedLine), 2)],
      ["order", strings(order, 2)],
      ["tools", list(tools.map(toolText), 2)],
    ],
    0,
  )}\n`;
}

function toolText({ name, description, role, strict, inputSchema, outputSchema, extras, locked }: LockedTool): string {
  const { written, wire, tokens, targets } = locked;
  const about = [
    ["written", json(written)],
    ["wire", json(wire)],
    ["tokens", json(tokens)],
    ["targets", answers(targets, 8)],
  ] as const;
  return block(
    [
      ["name", json(name)],
      ["description", json(description)],
      ["role", json(role)],
      ["strict", json(strict)],
      ["inputSchema", json(inputSchema, 6)],
      ["outputSchema", json(outputSchema, 6)],
      ["extras", json(extras, 6)],
      ["locked", block(about, 6)],
    ],
    4,
  );
}

function acceptedLine({ fingerprint, rule, tool, target, reason, expires }: Accepted): string {
  return line({ fingerprint, rule, tool, target, reason, expires });
}

type Member = readonly [key: string, text: string | undefined];

/** An object of members that are already text, those without left out; `indent` is where its end stands. */
function block(members: readonly Member[], indent: number): string {
  const lines = members.flatMap(([key, text]) => (text === undefined ? [] : [`${json(key)}: ${text}`]));
  return enclosed("{", lines, "}", indent);
}

function list(items: readonly string[], indent: number): string {
  return enclosed("[", items, "]", indent);
}

function strings(texts: readonly string[], indent: number): string {
  return list(
    texts.map((text) => JSON.stringify(text)),
    indent,
  );
}

function enclosed(open: string, lines: readonly string[], close: string, indent: number): string {
  if (lines.length === 0) return open + close;
  const start = `\n${" ".repeat(indent)}`;
  return `${open}${lines.map((text) => `${start}  ${text}`).join()}${start}${close}`;
}

/** A target a line: who, what, by which rules, and last the bytes. */
function answers(targets: Readonly<Record<string, LockedAnswer>>, indent: number): string {
  const rows = Object.entries(targets).sort(([a], [b]) => (a < b ? -1 : 1));
  return block(
    rows.map(([name, { verdict, refusedBy, wire }]) => [name, line({ verdict, refusedBy, wire })]),
    indent,
  );
}

function line(row: Readonly<Record<string, unknown>>): string {
  const members = Object.entries(row).flatMap(([key, value]) =>
    value === undefined ? [] : `${json(key)}: ${json(value)}`,
  );
  return `{ ${members.join(", ")} }`;
}

/** JSON, over several lines where an indent is given; no JSON string holds a line feed. */
function json(value: unknown, indent?: number): string | undefined {
  if (indent === undefined) return JSON.stringify(value);
  const text: string | undefined = JSON.stringify(value, null, 2);
  return text?.replaceAll("\n", `\n${" ".repeat(indent)}`);
}
