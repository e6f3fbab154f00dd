import { UserError } from "../errors.ts";

/**
 * The default export of a TypeScript or JavaScript file. Loads jiti when first called.
 *
 * @throws UserError where the file throws, cannot be compiled, or has no default export
 */
export async function defaultExport(path: string, file: string): Promise<unknown> {
  const value = await exportOf(path, file, "default");
  if (value !== undefined) return value;
  throw new UserError(`${file}: has no default export`, { hint: "write `export default defineConfig({ … })`" });
}

/**
 * One export of such a file; undefined where it has none of this name.
 *
 * @throws UserError where the file throws, or cannot be compiled
 */
export async function exportOf(path: string, file: string, name: string): Promise<unknown> {
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
  return typeof loaded === "object" && loaded !== null ? Reflect.get(loaded, name) : undefined;
}
