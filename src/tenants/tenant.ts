import { UserError } from "../errors.ts";
import { isObject } from "../schema/json.ts";

/** One of those whom the same program serves with a catalogue of its own. */
export interface Tenant {
  id: string;
  /** What it is called: companies, products, domains. Another tenant's catalogue must not tell them. */
  names?: readonly string[];
  /** Where its tools are: files, globs, modules, MCP servers, as `inputs` of the config. */
  inputs?: readonly string[];
  /** Or the tools themselves, in any shape that a file or a module of tools may have; or a function that makes them. */
  tools?: unknown;
}

/** Tenants one after the other: ten thousand need not be in memory at a time. */
export type Tenants = Iterable<Tenant> | AsyncIterable<Tenant>;

/** What a config may write: tenants, or a function that gives them. */
export type TenantsSource = Tenants | (() => Tenants | Promise<Tenants>);

/**
 * The tenants of a source, each looked at before it is given.
 *
 * @throws UserError where something is no tenant, or two have the same id; whatever the source throws
 */
export async function* tenantsOf(source: TenantsSource): AsyncGenerator<Tenant> {
  const given: unknown = typeof source === "function" ? await source() : source;
  if (!isIterable(given))
    throw new UserError("`tenants` gives no list", {
      hint: "give an array, or a generator, of { id, names, tools } or { id, names, inputs }",
    });
  const seen = new Set<string>();
  for await (const tenant of given) {
    if (!isTenant(tenant)) throw noTenant(tenant, seen.size);
    if (seen.has(tenant.id)) throw new UserError(`two tenants have the id \`${tenant.id}\``, { hint: "rename one" });
    seen.add(tenant.id);
    yield tenant;
  }
}

function isIterable(value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

function isTenant(value: unknown): value is Tenant {
  if (!isObject(value) || typeof value.id !== "string" || value.id === "") return false;
  const hasTexts = (list: unknown) => list === undefined || (Array.isArray(list) && list.every(isText));
  return (
    hasTexts(value.names) && hasTexts(value.inputs) && (value.inputs === undefined) !== (value.tools === undefined)
  );
}

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

function noTenant(value: unknown, index: number): UserError {
  const id = isObject(value) && typeof value.id === "string" ? ` (\`${value.id}\`)` : "";
  return new UserError(`tenants[${index}]${id} is no tenant`, {
    hint: "a tenant is { id, names?, tools } or { id, names?, inputs }: texts, and either tools or where they are",
  });
}
