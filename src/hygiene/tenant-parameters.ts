import { isObject, own } from "../schema/json.ts";
import { pointerOf, walk } from "../schema/walk.ts";
import type { ToolRule } from "./rule.ts";

/** Names by which a caller says for whom it acts. `user_id` is not among them: it is as often whom a call is about. */
export const tenantParameterNames: readonly string[] = [
  "tenant",
  "tenant_id",
  "org",
  "org_id",
  "organization",
  "organization_id",
  "organisation_id",
  "account",
  "account_id",
  "workspace_id",
  "customer_id",
  "company_id",
  "on_behalf_of",
  "act_as",
  "acting_user_id",
  "run_as",
  "as_user",
  "impersonate",
  "impersonate_user",
];

/**
 * Only where there are tenants, or where it is asked for: a tool of one user's own names an `owner` or an
 * `account` for good reasons.
 */
export const tenantParameter: ToolRule = {
  name: "tenant-parameter",
  severity: "warning",
  title: "The model does not choose the tenant",
  why: "A text that the model reads, or a slip of its own, can make it fill `{parameter}` with another tenant's: an insecure direct object reference by tool call.",
  mend: "Take `{parameter}` from the session on the server, and leave it out of the schema; or allow one value by `const`. `hygiene.tenantParameters` in the config names what is looked for.",
  sources: [
    "https://owasp.org/API-Security/editions/2023/en/0xa1-broken-object-level-authorization/",
    "https://genai.owasp.org/llmrisk/llm062025-excessive-agency/",
  ],
  *find({ inputSchema }, { tenantParameters = false }) {
    if (tenantParameters === false) return;
    const names = new Set((tenantParameters === true ? tenantParameterNames : tenantParameters).map(bare));
    for (const place of walk(inputSchema)) {
      const properties = own(place.schema, "properties");
      if (!isObject(properties)) continue;
      for (const [parameter, schema] of Object.entries(properties))
        if (names.has(bare(parameter)) && !isSettled(schema))
          yield { pointer: pointerOf(place, "properties", parameter), args: { parameter } };
    }
  },
};

/** Is it one of the usual names? */
export function namesTenant(property: string): boolean {
  return usual.has(bare(property));
}

/** `tenantId`, `tenant-id` and `TENANT_ID` are one name. */
function bare(name: string): string {
  return name.replaceAll(/[_\s-]/g, "").toLowerCase();
}

const usual = new Set(tenantParameterNames.map(bare));

/** A constant, or a choice of one, is no choice. */
function isSettled(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const choice = own(schema, "enum");
  return Object.hasOwn(schema, "const") || (Array.isArray(choice) && choice.length === 1);
}
