import { UserError } from "../errors.ts";
import { loadCatalogue } from "../load/catalogue.ts";
import { type Loaded, type LoadOptions, load } from "../load/index.ts";
import { isObject } from "../schema/json.ts";
import { isPlainJson } from "../schema/plain.ts";
import { type Census, takeCensus } from "./census.ts";
import { seenValues } from "./seen.ts";
import { type Tenant, type TenantsSource, tenantsOf } from "./tenant.ts";

/** All tenants' tools, and what could not be read of them. */
export interface Taken extends Pick<Loaded, "passedOver" | "failures"> {
  census: Census;
}

/** Tenants between two words of progress. */
const stride = 500;

/** Failures that are told; the next tenant's are mostly the same. */
const mostFailures = 20;

/**
 * Loads the tools of all tenants, one tenant after the other. Of a tool that was seen before nothing is kept.
 *
 * @throws UserError where the source gives what is no tenant, or no tenant at all
 */
export async function takeTenants(source: TenantsSource, options: LoadOptions): Promise<Taken> {
  const { census, toolOf, seat } = takeCensus();
  const taken: Taken = { census, passedOver: [], failures: [] };
  const seen = seenValues<readonly number[]>();
  const note = ({ tools, passedOver, failures }: Pick<Loaded, "tools" | "passedOver" | "failures">): number[] => {
    taken.passedOver.push(...passedOver);
    if (taken.failures.length < mostFailures) taken.failures.push(...failures);
    return tools.map(toolOf);
  };
  const toolsOf = async ({ id, inputs, tools }: Tenant): Promise<readonly number[]> => {
    if (inputs) return note(await load(inputs, options));
    const catalogue: unknown = typeof tools === "function" ? await tools() : await tools;
    const read = async (value: unknown) =>
      note(await loadCatalogue(value, `tenant \`${id}\``, options.cwd ?? process.cwd()));
    const entries = entriesOf(catalogue);
    if (!entries) return read(catalogue);
    const found: number[] = [];
    for (const entry of entries) {
      const known = seen.get(entry);
      // Objects of a library are read all together.
      if (!known && !isPlainJson(entry)) return read(catalogue);
      const places = known ?? (await read([entry]));
      if (!known) seen.set(entry, places);
      for (const place of places) found.push(place);
    }
    return found;
  };
  for await (const tenant of tenantsOf(source)) {
    const places = await toolsOf(tenant).catch((error: unknown) => note(failureOf(tenant, error)));
    seat(tenant.id, tenant.names ?? [], places);
    if (census.tenants.length % stride === 0) options.onProgress?.(`reading ${census.tenants.length} tenants`);
  }
  if (census.tenants.length > 0) return taken;
  throw new UserError("there are no tenants", { hint: "`tenants` in the config gave none" });
}

function failureOf({ id }: Tenant, cause: unknown) {
  const message = cause instanceof Error ? cause.message : String(cause);
  const hint = cause instanceof UserError && cause.hint !== undefined ? cause.hint : "DRYCALL_DEBUG=1 shows where";
  return { tools: [], passedOver: [], failures: [new UserError(`tenant \`${id}\`: ${message}`, { hint, cause })] };
}

/** The entries of a list of tools, or of an answer to `tools/list`. */
function entriesOf(catalogue: unknown): readonly unknown[] | undefined {
  if (Array.isArray(catalogue)) return catalogue;
  return isObject(catalogue) && Object.keys(catalogue).join() === "tools" ? entriesOf(catalogue.tools) : undefined;
}
