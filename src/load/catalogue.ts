import { join } from "node:path";
import { UserError } from "../errors.ts";
import { isPlainJson } from "../schema/plain.ts";
import { describe } from "./describe.ts";
import { type Loaded, loaded } from "./loaded.ts";
import { lookedFor, recognise } from "./payload.ts";
import type { Payload } from "./recognised.ts";
import { readList } from "./tool-list.ts";

/**
 * The tools of a value at hand: whatever a file or a module of tools may hold. Its libraries are found as a file in
 * `cwd` would find them. What is nothing but JSON is copied: the program may go on to change it.
 *
 * @param what - how messages name the value
 */
export async function loadCatalogue(value: unknown, what: string, cwd: string): Promise<Loaded> {
  if (!isPlainJson(value)) return loadObjects(value, what, cwd);
  const copy: unknown = JSON.parse(JSON.stringify(value));
  const payload = Array.isArray(copy) ? readList(copy, "") : recognise(copy, "tools");
  if (payload) return fromPayload(payload, what);
  const found = `found ${describe(value)}`;
  return loaded({
    failures: [new UserError(`${what}: no tools found: looked for ${lookedFor}; ${found}`, { hint: "give the tools" })],
  });
}

function fromPayload({ tools, passedOver, faults }: Payload, what: string): Loaded {
  return loaded({
    tools: tools.map(({ tool, wire }) => ({
      ...tool,
      origin: { source: "json", ...(wire !== undefined && { wire }) },
    })),
    passedOver: passedOver.map((each) => ({ ...each, file: what })),
    failures: faults.map(
      (fault) =>
        new UserError(`${what}: cannot be judged as a tool: ${fault.what}`, {
          hint: "give it a name and an input schema",
        }),
    ),
  });
}

/** Objects of a library: they are asked for their schemas. */
async function loadObjects(value: unknown, what: string, cwd: string): Promise<Loaded> {
  const { createJiti } = await import("jiti");
  const { librariesOf } = await import("./modules/libraries.ts");
  const { toolsAmong } = await import("./modules/walk.ts");
  const libraries = librariesOf(createJiti(join(cwd, "drycall.config.ts")));
  const { tools, passedOver, faults } = await toolsAmong([{ value, name: "tools", at: "" }], libraries);
  const failures = faults.map(
    ({ message, hint }) => new UserError(`${what}: ${message}`, hint === undefined ? {} : { hint }),
  );
  if (tools.length === 0 && failures.length === 0)
    failures.push(new UserError(`${what}: no tools found in ${describe(value)}`, { hint: "give the tools" }));
  return loaded({
    tools: tools.map(({ tool, source, wire }) => ({
      ...tool,
      origin: { source, ...(wire !== undefined && { wire }) },
    })),
    passedOver: passedOver.map((each) => ({ ...each, file: what })),
    failures,
  });
}
