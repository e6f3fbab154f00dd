import { resolve } from "node:path";
import type { Config } from "../config/config.ts";
import { UserError } from "../errors.ts";
import type { TenantsSource } from "../tenants/tenant.ts";

/**
 * The tenants of a config: what stands there, or the export that it names.
 *
 * @throws UserError where there is no such export
 */
export async function tenantsFrom(given: Config["tenants"], folder: string): Promise<TenantsSource | undefined> {
  if (typeof given !== "string") return given;
  const [file = "", name = ""] = given.split("#");
  const { exportOf } = await import("../config/module.ts");
  const found = await exportOf(resolve(folder, file), file, name);
  if (isSource(found)) return found;
  throw new UserError(`${file}: exports no \`${name}\` that gives tenants`, {
    hint: "export a list, or a function that gives one, of { id, names, tools } or { id, names, inputs }",
  });
}

function isSource(value: unknown): value is TenantsSource {
  return typeof value === "function" || (typeof value === "object" && value !== null);
}
