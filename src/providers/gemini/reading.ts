import type { WireRequest, WireTool } from "../../types.ts";
import { hostOf } from "./hosts.ts";
import { type Message, type Reading, readDeclaration, readSchema } from "./proto.ts";
import { carriesDeclarations } from "./surfaces.ts";

const known = new WeakMap<WireTool, Read>();

interface Read extends Reading {
  /** Every message from the root down: a node before its children. */
  messages: readonly Message[];
}

/** What the host's parser makes of a tool or a format; read once for all rules. */
export function readingOf(tool: WireTool, { target }: WireRequest): Read {
  const before = known.get(tool);
  if (before) return before;
  const host = hostOf(target);
  const reading = carriesDeclarations(target)
    ? readDeclaration(tool.wire, tool.path, host, target.asOf)
    : readSchema(tool.schema, tool.schemaPath, host, target.asOf);
  const read = { ...reading, messages: messagesOf(reading) };
  known.set(tool, read);
  return read;
}

/** The order in which the semantic checks go down, as far as it has been seen: https://github.com/anomalyco/opencode/pull/49392 */
const descent = ["any_of", "one_of", "all_of", "items", "properties", "defs"];

function messagesOf({ root }: Reading): Message[] {
  const found: Message[] = [];
  const rest = root ? [root] : [];
  for (let message = rest.pop(); message; message = rest.pop()) {
    found.push(message);
    const rank = ({ link }: Message) => descent.indexOf(link?.field ?? "");
    const children = [...message.children].sort((a, b) => rank(a) - rank(b));
    for (const child of children.reverse()) rest.push(child);
  }
  return found;
}
