import { UserError } from "../errors.ts";
import { isObject } from "../schema/json.ts";

/**
 * The default export of a TypeScript or JavaScript file. Loads jiti when first called.
 *
 * @throws UserError where the file throws, cannot be compiled, or has no default export
 */
export async function defaultExport(path: string, file: string): Promise<unknown> {
  const { createJiti } = await import("jiti");
  let loaded: unknown;
  try {
    loaded = await createJiti(import.meta.url, { interopDefault: false }).import(path);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new UserError(`${file}: throws when it is loaded: ${message.split("\n")[0]}`, {
      hint: "DRYCALL_DEBUG=1 shows where",
      cause,
    });
  }
  const value = isObject(loaded) || typeof loaded === "object" ? Reflect.get(Object(loaded), "default") : undefined;
  if (value === undefined) {
    throw new UserError(`${file}: has no default export`, { hint: "write `export default defineConfig({ … })`" });
  }
  return value;
}
