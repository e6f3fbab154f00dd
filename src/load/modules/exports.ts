import { basename, extname } from "node:path";
import { UserError } from "../../errors.ts";
import { isObject } from "../../schema/json.ts";
import type { Place } from "./walk.ts";

/**
 * What a module exports, by name; the default export last, for it often gathers the others.
 *
 * @param only the one that is wanted; a function is called for its tools
 * @throws UserError where that is not exported; whatever the function throws
 */
export async function exportsOf(module: unknown, path: string, only: string | undefined): Promise<Place[]> {
  const exports = isObject(module) ? Object.entries(module).filter(([key]) => key !== "__esModule") : [];
  if (only !== undefined) {
    const found = exports.find(([key]) => key === only);
    if (found !== undefined) return [{ value: await called(found[1]), name: only, at: `/${only}` }];
    const names = exports.map(([key]) => key).join(", ");
    throw new UserError(`exports no \`${only}\``, {
      hint: names === "" ? "it has no exports" : `its exports are ${names}`,
    });
  }
  const isDefault = ([key]: [string, unknown]) => key === "default";
  const ordered = [...exports.filter((entry) => !isDefault(entry)), ...exports.filter(isDefault)];
  return ordered.map(([key, value]) => ({ value, name: key === "default" ? nameOf(path) : key, at: `/${key}` }));
}

/** Some libraries' schemas are functions, too: those have members. */
async function called(value: unknown): Promise<unknown> {
  const isFunction = typeof value === "function" && Reflect.ownKeys(value).every((key) => functionKeys.has(key));
  return isFunction ? value() : value;
}

const functionKeys: ReadonlySet<unknown> = new Set(["length", "name", "prototype", "arguments", "caller"]);

/** A schema alone is named after its file, in characters that every provider takes. */
function nameOf(path: string): string {
  return basename(path, extname(path))
    .replaceAll(/[^a-zA-Z0-9_-]/g, "_")
    .slice(0, 64);
}
