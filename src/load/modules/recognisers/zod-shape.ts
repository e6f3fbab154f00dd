import { call, isLiteral } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";
import { zod3 } from "./zod3.ts";
import { zod4 } from "./zod4.ts";

/** An object literal of zod schemas, as MCP's SDK takes it for an object: https://github.com/modelcontextprotocol/typescript-sdk */
export const zodShape: Recogniser = {
  id: "zod-shape",
  recognises: (value) => zodOf(value) !== undefined,
  async emit(value, context) {
    const zod = zodOf(value) ?? zod4;
    const own = await context.libraries.find(zod === zod4 ? "zod/v4" : "zod/v3");
    return zod.emit(call(own ?? (await context.libraries.load("zod")), "object", value), context);
  },
};

function zodOf(value: unknown): Recogniser | undefined {
  const members = isLiteral(value) ? Object.values(value) : [];
  return members.length === 0 ? undefined : [zod4, zod3].find(({ recognises }) => members.every(recognises));
}
