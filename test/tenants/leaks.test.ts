import { describe, expect, test } from "vitest";
import { checkTenants } from "../../src/check-tenants.ts";
import type { Tenant } from "../../src/tenants/tenant.ts";

/** A tool of one parameter. */
function tool(name: string, description: string, parameter: object = { type: "string" }, key = "value") {
  return { name, description, inputSchema: { type: "object", properties: { [key]: parameter } } };
}

const ids = ["acme", "globex", "initech", "hooli", "stark", "wayne"];
const names: Record<string, string[]> = {
  acme: ["Acme Retail", "Acme"],
  globex: ["Globex"],
  initech: ["Initech"],
  hooli: ["Hooli"],
  stark: ["Stark"],
  wayne: ["Target"],
};

/** Tenants whose tools a function makes of their place and id. */
function tenants(make: (id: string, place: number) => unknown[], count = ids.length): Tenant[] {
  return ids.slice(0, count).map((id, place) => ({ id, names: names[id] ?? [], tools: make(id, place) }));
}

async function leaks(given: Tenant[]) {
  const { findings } = await checkTenants(given, { targets: ["mcp"], only: ["hygiene/tenant-leak"] });
  return findings.map(({ tool, pointer, args, tenants: told }) => {
    return `${args.owner} > ${told?.ids.join()} ${tool} ${args.part ?? pointer} ${args.shown}`;
  });
}

const accounts = ["acc_71Kd02", "acc_9QwE55", "acc_33XyZ1", "acc_8Rt7Q2", "acc_5Lm0P4", "acc_2Vb6N8"];
const people = ["ann@retail.io", "bob@globex.co", "cy@initech.dev", "di@hooli.app", "ed@stark.net", "flo@wayne.org"];
const uuid = (place: number) => `3f2504e0-4f89-41d3-9a0c-0305e82c330${place}`;

const found: [what: string, given: Tenant[], expected: string[]][] = [
  [
    "a name of the config in a description",
    tenants((id) => [tool("help", id === "globex" ? "As Acme has it." : "Help.")]),
    ["acme > globex help description Acme"],
  ],
  [
    "the longer of two names",
    tenants((id) => [tool("help", id === "hooli" ? "Made for Acme Retail." : "Help.")]),
    ["acme > hooli help description Acme Retail"],
  ],
  [
    "a name that all others are told",
    tenants(() => [tool("help", "Ask the desk of Globex.")]),
    ["globex > acme,initech,hooli,stark,wayne help description Globex"],
  ],
  [
    "a name in an address, in small letters",
    tenants((id) => [tool("call", "Calls.", { default: `https://${id === "stark" ? "hooli" : id}.api.io` })]),
    ["hooli > stark call /properties/value/default hooli.api.io"],
  ],
  [
    "a name in a tool's name and in a property's",
    tenants((id) => (id === "stark" ? [tool("syncInitech", "Syncs.", {}, "globex_key")] : [tool("sync", "Syncs.")])),
    ["initech > stark syncInitech name Initech", "globex > stark syncInitech /properties/globex_key Globex"],
  ],
  [
    "a name that is a word, where it is meant as a name",
    tenants((id) => [tool("aim", `Sets the target.${id === "acme" ? " Like at Target." : ""}`)]),
    ["wayne > acme aim description Target"],
  ],
  [
    "an id at a place where each has its own, in another's description",
    tenants((id, place) => [
      tool("list", "Lists.", { type: "string", default: accounts[place] }),
      tool("help", id === "globex" ? "Cases go to acc_71Kd02." : "Help."),
    ]),
    ["acme > globex help description acc_71Kd02"],
  ],
  [
    "an e-mail address, a UUID, in an enum, in an example",
    tenants((id, place) => [
      tool("mail", "Mails.", { enum: [people[place], ...(id === "hooli" ? ["ann@retail.io"] : [])] }),
      tool("open", "Opens.", { examples: [uuid(place)] }),
      tool("close", "Closes.", { default: uuid(id === "acme" ? 3 : place) }),
    ]),
    [
      `hooli > acme close /properties/value/default ${uuid(3)}`,
      "acme > hooli mail /properties/value/enum/1 ann@retail.io",
    ],
  ],
  [
    "one of two that have the same value where all others have their own",
    tenants((id, place) => [tool("list", "Lists.", { default: accounts[id === "wayne" ? 0 : place] })]),
    ["acme > wayne list /properties/value/default acc_71Kd02"],
  ],
  [
    "so of three only, where the value says who the tenant is",
    tenants((_, place) => [tool("list", "Lists.", { default: accounts[place === 2 ? 1 : place] }, "account_id")], 3),
    ["globex > initech list /properties/account_id/default acc_9QwE55"],
  ],
  [
    "a name that is a value of each tenant's own",
    ["Umbra Works", "Nova Labs", "Kite & Sons", "Blue Harbor"].map((company, place) => ({
      id: String(place),
      tools: [tool("send", "Sends.", { default: company }), tool("help", place === 3 ? "As Nova Labs does." : "Help.")],
    })),
    ["1 > 3 help description Nova Labs"],
  ],
  [
    "a key of another's, and does not print it",
    tenants((id, place) => {
      const key = `${"sk_"}live_q7Rt2xVb9KpLm4Zs8W${id === "acme" ? 4 : place}`;
      return [tool("pay", "Pays.", { default: key })];
    }),
    ["acme > stark pay /properties/value/default sk_live_… (27 characters)"],
  ],
];

/** A finding here would be a false alarm. */
const clean: [what: string, given: Tenant[]][] = [
  [
    "each told its own name, address and account",
    tenants((id, place) => [
      tool("a", `For ${names[id]?.[0]}.`, { default: accounts[place] }),
      tool("b", people[place] ?? ""),
    ]),
  ],
  [
    "a longer name of one's own that holds another's",
    [
      { id: "a1", names: ["Acme"], tools: [tool("a", "Acme")] },
      { id: "b1", names: ["Acme Labs"], tools: [tool("a", "For Acme Labs.")] },
    ],
  ],
  [
    "a name that two tenants have",
    [
      { id: "acme-eu", names: ["Acme"], tools: [tool("a", "For Acme.")] },
      { id: "acme-us", names: ["Acme"], tools: [tool("a", "For Acme.")] },
    ],
  ],
  ["a part of a word", tenants(() => [tool("a", "Starkly acmeist, globexes")])],
  [
    "a tenant called as a word is",
    tenants(() => [tool("aim", "Target of the call. Sets the target.", { enum: ["target", "source"] }, "target")]),
  ],
  ["a value that all share", tenants(() => [tool("a", "Ask ops@vendor.dev or acc_Shared01.", { default: uuid(9) })])],
  [
    "a value that most share",
    tenants((_, place) => [tool("a", "x", { default: place < 4 ? accounts[0] : accounts[place] })]),
  ],
  [
    "a value of a tool that only two have",
    tenants((_, place) => (place < 2 ? [tool("beta", `Ask beta@vendor.dev. ${place}`)] : [tool("a", "A.")])),
  ],
  [
    "an example of all that is one tenant's value by chance",
    tenants((_, place) => [tool("a", "x", { default: accounts[place] }), tool("b", "e.g. acc_71Kd02")]),
  ],
  [
    "products at a place where tenants differ",
    ["Salesforce", "HubSpot", "Pipedrive"].map((crm, place) => ({
      id: String(place),
      tools: [tool("a", "x", { default: crm }), tool("b", place === 0 ? "Like HubSpot." : "x")],
    })),
  ],
  [
    "two tenants of the same plan",
    tenants((_, place) => [tool("a", "x", { const: ["price_1Nx8qL", "price_1Nx8qL", "price_7Zk2mQ"][place] })], 3),
  ],
  [
    "a short id",
    [
      { id: "eu", tools: [tool("a", "eu")] },
      { id: "us", tools: [tool("a", "us or eu")] },
    ],
  ],
];

describe("hygiene/tenant-leak finds", () => {
  test.each(found)("%s", async (_, given, expected) => expect(await leaks(given)).toEqual(expected));
});

describe("hygiene/tenant-leak is silent about", () => {
  test.each(clean)("%s", async (_, given) => expect(await leaks(given)).toEqual([]));
});
