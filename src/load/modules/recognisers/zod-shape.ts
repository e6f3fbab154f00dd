import { call, isLiteral } from "../member.ts";
import type { Context, SchemaRecogniser } from "../recogniser.ts";
import { zod3 } from "./zod3.ts";
import { zod4 } from "./zod4.ts";

/** An object literal of zod schemas, as MCP's SDK takes it for an object: https://github.com/modelcontextprotocol/typescript-sdk */
export const zodShape: SchemaRecogniser = {
  id: "zod-shape",
  recognises: (value) => zodOf(value) !== undefined,
  typeOf: async (value, context) => (zodOf(value) ?? zod4).typeOf(await objectOf(value, context), context),
  emit: async (value, context) => (zodOf(value) ?? zod4).emit(await objectOf(value, context), context),
};

async function objectOf(shape: unknown, { libraries }: Context): Promise<unknown> {
  const own = await libraries.find(zodOf(shape) === zod3 ? "zod/v3" : "zod/v4");
  return call(own ?? (await libraries.load("zod")), "object", shape);
}

function zodOf(value: unknown): SchemaRecogniser | undefined {
  const members = isLiteral(value) ? Object.values(value) : [];
  return members.length === 0 ? undefined : [zod4, zod3].find(({ recognises }) => members.every(recognises));
}
