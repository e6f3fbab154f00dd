import type { Args, Grade, IsoDate, Target, ToolCheck, WireRequest, WireTool } from "../../types.ts";
import { type Message, pointerTo } from "./proto.ts";
import { readingOf } from "./reading.ts";
import { typeNames } from "./schema-keywords.ts";
import { isLive } from "./surfaces.ts";

/** What a check finds wrong with a message. */
export interface Fault {
  /** Reference tokens below the message; none where the message itself is meant. */
  below?: readonly (string | number)[];
  /** Another message that is meant. */
  message?: Message;
  args?: Args;
  grade?: Grade;
}

type Check = (message: Message, target: Target, tool: WireTool) => Iterable<Fault>;

/**
 * A check on every message that the parser read. Args: `path`, that of the message as the list of faults names it, and
 * what the check gives. `rank` is the check's place among those of one message.
 */
export function onMessages(rank: number, check: Check): ToolCheck {
  return {
    on: "tool",
    *check(tool, request) {
      for (const [index, message] of readingOf(tool, request).messages.entries())
        for (const { below = [], message: meant = message, args, grade } of check(message, request.target, tool)) {
          yield {
            pointer: pointerTo(meant, ...below),
            args: { path: fieldPath(meant, tool, request), ...args },
            order: index * 100 + rank,
            ...(grade && { grade }),
          };
        }
    },
  };
}

const types = [...typeNames];

/** The type of a message in capitals; undefined where it says none, null where it says what is no type. */
export function typeOf({ given, misfitting }: Message): string | undefined | null {
  if (misfitting.has("type")) return null;
  const value = given.get("type")?.value;
  const name = typeof value === "number" ? types[value] : typeof value === "string" ? value.toUpperCase() : undefined;
  return name === "TYPE_UNSPECIFIED" ? undefined : name;
}

/** May a message be of a type, as far as it says? One that names no type at all may not. */
export function isOf(message: Message, type: string): boolean {
  const named = typeOf(message);
  return named === type || named === null;
}

/** The strings of a list, with their places; a lone string stands for a list of one. */
export function stringsOf({ given }: Message, field: string): { index: number; text: string }[] {
  const { value } = given.get(field) ?? {};
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((text, index) => (typeof text === "string" ? [{ index, text }] : []));
}

export function hasUnion({ given }: Message): boolean {
  return given.has("any_of") || given.has("one_of") || given.has("all_of");
}

/** First day on which names are quoted in paths of `response_schema`: gemini-0099 is without, gemini-0078 with. */
const quotedSince: IsoDate = "2025-11-01";

/** `GenerateContentRequest.tools[0].function_declarations[3].parameters.properties[a].items` */
function fieldPath(message: Message, tool: WireTool, { target }: WireRequest): string {
  const quoted = target.surface === "responseSchema" && target.asOf >= quotedSince;
  const steps: string[] = [];
  for (let at = message.link; at; at = at.parent.link) {
    const place = typeof at.place === "string" && quoted ? JSON.stringify(at.place) : at.place;
    steps.unshift(place === undefined ? `.${at.field}` : `.${at.field}[${place}]`);
  }
  return `${messagePath(tool.schemaPath, target)}${steps.join("")}`;
}

/** The list of faults names the message first, and not what Cloud Code wraps it in. */
export function messagePath(path: string, target: Target): string {
  const message = isLive(target) ? "BidiGenerateContentRequest" : "GenerateContentRequest";
  return `${message}.${path.replace(/^request\./, "")}`;
}
