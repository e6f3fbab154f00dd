import type { Pointer } from "../../../types.ts";
import { call, isLiteral, member, text } from "../member.ts";
import type { Context, Emitted, Recogniser } from "../recogniser.ts";
import { aiSchema } from "./ai-schema.ts";
import { isLibrarySchema, schemaOf, typeOf } from "./schemas.ts";
import { zodShape } from "./zod-shape.ts";

/**
 * `tool()` and `dynamicTool()` of the AI SDK, which return the literal they are given, and other literals
 * with a library's schema in them: https://ai-sdk.dev/docs/ai-sdk-core/tools-and-tool-calling
 */
export const ai: Recogniser = {
  id: "ai",
  recognises: (value) =>
    isLiteral(value) && (keysOf(value).some((key) => isSchema(value[key])) || hasLazySchema(value)),
  async emit(value, context) {
    const named = text(member(value, "name"));
    const key = keysOf(value).find((each) => isSchema(member(value, each))) ?? "inputSchema";
    const given = member(value, key);
    // The AI SDK's tools have no name of their own: a literal that has one is somebody else's.
    const sdk = named === undefined ? await context.libraries.find("ai") : undefined;
    const made = sdk === undefined ? await byItself(given, context) : await bySdk(sdk, value, given, context);
    const description = text(member(value, "description"));
    const tool = {
      name: named ?? context.name,
      ...(description !== undefined && { description }),
      inputSchema: made?.tool.inputSchema,
    };
    const schemaAt: Pointer = `/${key}`;
    return [{ ...made, tool, schemaAt, ...(named !== undefined && { nameAt: "/name" as const }) }];
  },
};

/** What 5 and later read, and what 4 read. */
const keys = ["inputSchema", "parameters"];

/** In something that can be executed, a schema under another key was meant to be read, too. */
function keysOf(value: unknown): string[] {
  const isTool = isLiteral(value) && typeof value.execute === "function" && typeof value.description === "string";
  return isTool ? [...keys, ...Object.keys(value).filter((key) => !/output|result/i.test(key))] : keys;
}

function isSchema(value: unknown): boolean {
  return isLibrarySchema(value) || zodShape.recognises(value);
}

/** 5 and later take a function that makes a schema, too. */
function hasLazySchema(value: object): boolean {
  return typeof member(value, "inputSchema") === "function" && typeof member(value, "execute") === "function";
}

async function byItself(given: unknown, context: Context): Promise<Emitted | undefined> {
  if (!zodShape.recognises(given)) return schemaOf(given, context);
  const [emitted] = await zodShape.emit(given, context);
  return emitted && { ...emitted, source: zodShape.id };
}

/** The major that is installed reads its own key, whatever the tool was written for. */
async function bySdk(sdk: unknown, value: unknown, given: unknown, context: Context): Promise<Emitted> {
  const isOld = member(sdk, "asSchema") === undefined;
  const read = member(value, isOld ? "parameters" : "inputSchema");
  const schema = isOld ? oldSchema(sdk, read) : call(sdk, "asSchema", read);
  const inputSchema: unknown = await member(schema, "jsonSchema");
  const type: unknown = typeof given === "function" && !isSchema(given) ? await given() : given;
  return { tool: { name: context.name, inputSchema }, source: "ai", library: "ai", ...(await typeOf(type, context)) };
}

function oldSchema(sdk: unknown, read: unknown): unknown {
  if (aiSchema.recognises(read)) return read;
  return read === undefined ? { jsonSchema: undefined } : call(sdk, "zodSchema", read);
}
