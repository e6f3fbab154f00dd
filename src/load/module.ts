import { extname } from "node:path";
import { UserError } from "../errors.ts";
import { tokensOf } from "../schema/pointer.ts";
import type { Pointer, Tool } from "../types.ts";
import type { Found } from "./files.ts";
import { type Loaded, loaded } from "./loaded.ts";
import type { Told, ToldFault, ToldTool } from "./modules/message.ts";
import { unpack } from "./modules/pack.ts";
import { type Locate, locatorOf } from "./modules/positions.ts";
import type { ModuleRunner } from "./modules/runner.ts";

/** The extensions of modules, with the dot. */
export const moduleExtensions: readonly string[] = [".ts", ".mts", ".cts", ".tsx", ".js", ".mjs", ".cjs", ".jsx"];

export function isModule(path: string): boolean {
  return moduleExtensions.includes(extname(path).toLowerCase());
}

/**
 * Loads the tools that a module exports. One that is named must export some; one that was come across is
 * passed over where it does not.
 *
 * @param only the one export that is wanted; a function is called for its tools
 */
export async function loadModule(found: Found, runner: ModuleRunner, only?: string): Promise<Loaded> {
  const { path, file, by } = found;
  let told: Told;
  try {
    told = await runner.load({ path, file, ...(only !== undefined && { only }) });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return loaded({ failures: [error] });
  }
  const { tools, passedOver, faults, bare } = told;
  const failures = faults.map((fault) => toError(fault, file));
  const skip = tools.length > 0 && bare && by === "folder";
  if ((tools.length === 0 && failures.length === 0) || skip) {
    const why = skip ? "schemas, not tools: name the file itself to have them judged" : "exports no tools";
    if (by !== "name") return loaded({ passedOver: [{ what: file, why }], failures });
    const others = passedOver.map(({ what }) => what).join(", ");
    const hint = "export the tools, or name the function that makes them: `file.ts#makeTools`";
    return loaded({ failures: [new UserError(`${file}: ${why}${others && `, only ${others}`}`, { hint })] });
  }
  const locate = locatorOf(path);
  return loaded({
    tools: tools.map((tool) => toTool(tool, file, locate)),
    passedOver: passedOver.map((entry) => ({ ...entry, file })),
    failures,
    files: tools.length > 0 ? [file] : [],
  });
}

function toError({ message, place, hint, stack }: ToldFault, file: string): UserError {
  const where = place === undefined ? file : `${file}:${place}`;
  return new UserError(`${where}: ${message}`, { ...(hint !== undefined && { hint }), ...(stack && { cause: stack }) });
}

function toTool(
  { tool, schema, source, wire, losses, schemaAt, toolAt, nameAt, registered }: ToldTool,
  file: string,
  locate: Locate,
): Tool {
  const call = registered === undefined ? {} : { registered };
  return {
    ...tool,
    ...(schema && { inputSchema: unpack(schema) }),
    ...(losses.length > 0 && { losses }),
    origin: {
      source,
      ...(wire !== undefined && { wire }),
      file,
      locate: (at: Pointer) => locate({ value: schemaAt, tokens: tokensOf(at), ...call }),
      locateName: () => locate({ value: nameAt, ...call }),
      locatePart: (at: Pointer) => locate({ value: toolAt, tokens: tokensOf(at), ...call }),
    },
  };
}
