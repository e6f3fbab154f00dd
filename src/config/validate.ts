import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { nearest } from "../near.ts";
import { packageFolder } from "../package.ts";
import { isObject } from "../schema/json.ts";
import { resolve, tokensOf } from "../schema/pointer.ts";
import { type ValueFault, validator } from "../schema/validator.ts";
import type { TenantsSource } from "../tenants/tenant.ts";
import type { JsonObject } from "../types.ts";
import type { Config } from "./config.ts";

const schemaFile = join(packageFolder, "schemas", "config.schema.json");

/**
 * Takes a value for a config, if it is one.
 *
 * @param file how messages name where it was written
 * @throws UserError naming the key that is not as it should be, and what it should be
 */
export async function parseConfig(value: unknown, file: string): Promise<Config> {
  const schema: unknown = JSON.parse(await readFile(schemaFile, "utf8"));
  if (!isObject(schema)) throw new Error("schemas/config.schema.json holds no schema");
  const faultsOf = await validator(schema);
  const isConfig = (given: unknown): given is Config => faultsOf(given).length === 0;
  const told = withoutPrograms(value);
  if (isConfig(told)) return { ...told, ...tenantsIn(value) };
  throw configError(faultsOf(told)[0], file, told, schema);
}

/** A function or a generator is no matter of a schema: what it gives is looked at when it does. */
function withoutPrograms(value: unknown): unknown {
  return "tenants" in tenantsIn(value) && isObject(value) ? { ...value, tenants: [] } : value;
}

function tenantsIn(value: unknown): { tenants?: TenantsSource } {
  const tenants = isObject(value) ? value.tenants : undefined;
  return isProgram(tenants) ? { tenants } : {};
}

function isProgram(value: unknown): value is TenantsSource {
  const isGenerator = typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === "function" || (isGenerator && (Symbol.iterator in value || Symbol.asyncIterator in value));
}

function configError(fault: ValueFault | undefined, file: string, value: unknown, schema: JsonObject): UserError {
  const { pointer = "", message = "is not valid", key } = fault ?? {};
  const tokens = tokensOf(pointer);
  const where = tokens.length === 0 ? "the config" : `\`${tokens.join(".")}\``;
  if (key !== undefined) {
    const known = Object.keys(propertiesAt(schema, tokens.slice(0, -1)));
    const near = nearest(key, known);
    return new UserError(`${file}: ${where} ${message}`, {
      hint: near ? `did you mean \`${near}\`?` : `the keys there are ${known.join(", ")}`,
    });
  }
  const found = JSON.stringify(resolve(value, pointer)) ?? String(resolve(value, pointer));
  return new UserError(`${file}: ${where} ${message}, and is ${found}`, { hint: hintAt(schema, tokens) });
}

/** What the schema says of the key that holds the value. */
function hintAt(schema: JsonObject, tokens: readonly string[]): string {
  const keys = tokens.filter((token) => !/^\d+$/.test(token));
  const property = propertiesAt(schema, keys.slice(0, -1))[keys.at(-1) ?? ""];
  const description = isObject(property) ? property.description : schema.description;
  return String(description);
}

function propertiesAt(schema: JsonObject, keys: readonly string[]): JsonObject {
  const properties = isObject(schema.properties) ? schema.properties : {};
  const [first, ...others] = keys;
  if (first === undefined) return properties;
  const next = properties[first];
  return isObject(next) ? propertiesAt(next, others) : {};
}
