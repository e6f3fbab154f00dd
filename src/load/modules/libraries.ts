import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Jiti } from "jiti";
import { UserError } from "../../errors.ts";
import { isObject } from "../../schema/json.ts";
import type { Libraries, Library } from "./recogniser.ts";

/** Libraries as a user's file would import them. */
export function librariesOf(jiti: Jiti): Libraries {
  const found = new Map<string, Promise<unknown>>();
  const packages = new Map<string, Library | undefined>();
  const find = (specifier: string): Promise<unknown> => {
    const known = found.get(specifier);
    if (known !== undefined) return known;
    const loading = addressOf(jiti, specifier) === undefined ? Promise.resolve(undefined) : jiti.import(specifier);
    found.set(specifier, loading);
    return loading;
  };
  return {
    find,
    async load(specifier) {
      const library = await find(specifier);
      if (library !== undefined) return library;
      throw new UserError(`needs \`${packageOf(specifier)}\`, which is not installed`, {
        hint: `npm install ${packageOf(specifier)}`,
      });
    },
    async about(specifier) {
      if (!packages.has(specifier)) {
        const address = addressOf(jiti, specifier);
        const isFile = address?.startsWith("file:") === true;
        packages.set(specifier, isFile ? packageAbove(dirname(fileURLToPath(address))) : undefined);
      }
      return packages.get(specifier);
    },
  };
}

function addressOf(jiti: Jiti, specifier: string): string | undefined {
  return jiti.esmResolve(specifier, { try: true }) || undefined;
}

/** The package that a file belongs to: the nearest package.json with a name and a version. */
function packageAbove(folder: string): Library | undefined {
  const file = join(folder, "package.json");
  const found: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined;
  if (isObject(found) && typeof found.name === "string" && typeof found.version === "string") {
    return { name: found.name, version: found.version, folder };
  }
  const above = dirname(folder);
  return above === folder ? undefined : packageAbove(above);
}

/** The package that a specifier starts with: `@scope/name` of `@scope/name/part`. */
export function packageOf(specifier: string): string {
  return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}
