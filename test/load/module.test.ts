import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkTools } from "../../src/check.ts";
import { UserError } from "../../src/errors.ts";
import { type Loaded, load } from "../../src/load/index.ts";
import type { Pointer, Tool } from "../../src/types.ts";

const folder = "fixtures/load/modules";
const within = (files: readonly string[], moduleTimeoutMs: number) =>
  load(
    files.map((file) => `${folder}/${file}`),
    { moduleTimeoutMs },
  );
const loadAll = (...files: string[]) => within(files, 20_000);
const names = ({ tools }: Loaded) => tools.map(({ name }) => name);

describe("modules that cannot be loaded", async () => {
  const bad: Record<string, RegExp> = {
    "throws.ts": /throws when it is loaded: no key for the weather service/,
    "no-tools.ts": /exports no tools/,
    "missing-package.ts": /imports `a-package-that-is-not-there`, which is not there/,
    "does-not-parse.ts": /:1:34: does not parse: Unexpected token$/,
    "runs-forever.ts": /is still loading after 3 s/,
    "spins.ts": /is still loading after 3 s/,
    "exits.ts": /ends the process \(status 3\) when it is loaded; it printed: usage: exits <file>/,
  };
  const files = Object.keys(bad);
  const { tools, failures } = await within([...files, "good.ts"], 3000);

  test.each(files)("%s is a failure that names the file and says what to do", (file) => {
    const failure = failures[files.indexOf(file)];
    expect(failure).toBeInstanceOf(UserError);
    expect(failure?.message).toMatch(new RegExp(`^${folder}/${file}:`));
    expect(failure?.message).toMatch(bad[file] ?? /never/);
    expect(failure?.hint).toBeTruthy();
  });

  test("the others are loaded all the same", () => {
    expect(tools.map(({ name }) => name)).toEqual(["ping"]);
    expect(failures).toHaveLength(files.length);
  });
});

test("a module that ends the process after it was loaded is not taken for the next one", async () => {
  const { failures, ...loaded } = await within(["exits-later.ts", "good.ts", "runs-forever.ts", "prints.ts"], 3000);
  expect(names({ failures, ...loaded })).toEqual(["late", "ping", "quiet"]);
  expect(failures.map(({ message }) => message)).toEqual([expect.stringContaining("runs-forever.ts")]);
});

describe("what is walked", () => {
  test("maps, sets, objects and the default export, each value once", async () => {
    expect(names(await loadAll("containers.ts"))).toEqual(["again", "mapped", "inSet", "second"]);
  });

  test("a function is called for its tools when it is named, and only then", async () => {
    expect(names(await loadAll("functions.ts#makeTools"))).toEqual(["ping"]);
    expect(names(await loadAll("functions.ts#makeLater"))).toEqual(["later"]);
    expect(names(await loadAll("functions.ts"))).toEqual(["lazy"]);
    await expect(loadAll("functions.ts#makeTool")).rejects.toThrow(/exports no `makeTool`/);
  });

  test("an agent's tools, and those of the agents that it hands over to", async () => {
    expect(names(await loadAll("agent.ts"))).toEqual(["forecast", "almanac"]);
  });

  test("whatever writes itself as JSON Schema, by a library that nobody knows", async () => {
    const { tools, passedOver } = await loadAll("standard.ts");
    expect(tools.map(({ name, losses = [] }) => [name, ...losses.map(({ rule }) => rule)])).toEqual([
      ["forecast", "loss/widened"],
      ["other"],
    ]);
    expect(passedOver.map(({ what }) => what)).toEqual(["anyCity"]);
    expect((await loadAll("standard.ts#anyCity")).tools[0]?.inputSchema).toMatchObject({ required: ["city"] });
  });

  test("a `jsonSchema()` of the AI SDK", async () => {
    const [tool] = (await loadAll("renamed/schemas.ts#place")).tools;
    expect(tool).toMatchObject({ name: "place", inputSchema: { required: ["city"] } });
  });

  test("schemas beside tools are passed over", async () => {
    const { passedOver, ...loaded } = await loadAll("parts.ts");
    expect(names({ passedOver, ...loaded })).toEqual(["setStatus"]);
    expect(passedOver.map(({ what }) => what)).toEqual(["args", "status"]);
  });

  test("literals that hold a library's schema", async () => {
    const { tools, passedOver } = await loadAll("literals.ts");
    const host = { type: "object", properties: { host: { type: "string" } }, required: ["host"] };
    const byName = new Map(tools.map(({ name, inputSchema }) => [name, inputSchema]));
    expect([...byName.keys()]).toEqual(["named", "raw", "shaped"]);
    expect(byName.get("shaped")).toMatchObject(host);
    expect(byName.get("named")).toMatchObject(host);
    expect(byName.get("raw")).not.toHaveProperty("properties");
    expect(passedOver.map(({ what }) => what)).toEqual(["hosted"]);
  });

  test("nothing is made of what a program exports beside its tools", async () => {
    const { failures, passedOver, ...loaded } = await loadAll("program.ts");
    expect(names({ failures, passedOver, ...loaded })).toEqual(["search"]);
    expect(failures).toEqual([]);
    expect(passedOver.map(({ what }) => what).sort()).toEqual(["created", "env"]);
  });

  test("CommonJS", async () => {
    expect(names(await loadAll("commonjs.cjs"))).toEqual(["common"]);
  });

  test("with the paths of the module's own tsconfig.json", async () => {
    const [tool] = (await loadAll("paths/tools.ts")).tools;
    expect(tool?.inputSchema).toMatchObject({ properties: { host: { type: "string", minLength: 1 } } });
  });
});

describe("what leaves the process is what the installed libraries make of a tool", () => {
  test("AI SDK 6 does not read the `parameters` that 4 read", async () => {
    const [tool] = (await loadAll("renamed/tools.ts")).tools;
    expect(tool?.inputSchema).toMatchObject({ properties: {} });
    expect(tool?.losses).not.toHaveLength(0);
  });

  test("no AI SDK reads a schema under a name of one's own", async () => {
    const [tool] = (await loadAll("renamed/schemas.ts")).tools;
    expect(tool).toMatchObject({ name: "forecast", inputSchema: { properties: {} } });
    expect(tool?.losses).toMatchObject([{ rule: "loss/lost-properties", args: { names: "city" } }]);
  });

  test("an MCP server that lists no properties has lost those that were registered, and only those", async () => {
    const { tools } = await loadAll("emptied.ts");
    expect(tools.map(({ name, losses }) => [name, losses?.map(({ rule, args }) => [rule, args])])).toEqual([
      ["add", [["loss/lost-properties", { names: "a, b" }]]],
      ["now", undefined],
    ]);
  });

  test("AI SDK 4 makes nothing of a schema of zod 4", async () => {
    const [tool] = (await loadAll("two-zods/tools.ts")).tools;
    expect(tool?.inputSchema).toEqual({ $schema: "http://json-schema.org/draft-07/schema#" });
    expect(tool?.losses).not.toHaveLength(0);
  });
});

test("a function in place of a schema is told of: nothing of it is sent", async () => {
  const { tools } = await loadAll("functions.ts");
  const { findings } = checkTools(tools, { only: ["loss/"] });
  expect(findings).toMatchObject([{ rule: "loss/not-json", tool: "lazy", pointer: "", args: { what: "a function" } }]);
});

test("what JSON cannot carry is told of, wherever it stands", async () => {
  const { tools } = await loadAll("not-json.ts");
  const { findings } = checkTools(tools, { only: ["loss/not-json"] });
  expect(findings.map(({ tool, pointer, args }) => `${tool}${pointer} ${args.what}`).sort()).toEqual([
    "big/properties/id/maximum a BigInt",
    "lossy/properties/a/minimum NaN",
    "lossy/properties/b undefined",
    "lossy/properties/c a function",
    "lossy/properties/d a Internals",
    "round/properties/node/self a cycle",
  ]);
});

describe("places", async () => {
  const { tools } = await loadAll(
    "registered.ts",
    ...["", "#ship", "#list", "#ark", "#changed", "#picked", "#renamed", "#ping"].map((one) => `positions.ts${one}`),
  );
  const shown = (tool: Tool | undefined, at: Pointer | "name") => {
    const lines = readFileSync(tool?.origin.file ?? "", "utf8").split("\n");
    const position = at === "name" ? tool?.origin.locateName?.() : tool?.origin.locate?.(at);
    return position && lines[position.line - 1]?.slice(position.column - 1);
  };

  test.each<[string, Pointer | "name", string]>([
    ["book", "name", "book = tool({"],
    ["book", "", "inputSchema: z"],
    ["book", "/properties/seats", "seats: z.number() })"],
    ["book", "/properties/when", "when: z.union(["],
    ["book", "/properties/when/anyOf/1/properties/day", "day: z.string() }),"],
    ["ship", "", "ship = z"],
    ["ship", "/properties/to", "to: address.optional(),"],
    ["ship", "/properties/to/properties/street", "street: z.string(),"],
    ["ship", "/properties/to/properties/lines/items/properties/text", "text: z.string() })).max(3),"],
    // A spread may hold it, too, or not: the export is right either way.
    ["ship", "/properties/title", "ship = z"],
    ["ship", "/properties/extra", "ship = z"],
    ["ship", "/properties/weight", "weight: z.number(),"],
    // What only conversion adds has no place of its own.
    ["ship", "/properties/weight/minimum", "weight: z.number(),"],
    ["list", "/properties/filter/properties/tag", "tag: v.string(),"],
    ["ark", "/properties/size", '"size?": "number",'],
    ["paid", "name", 'name: "paid",'],
    ["paid", "/properties/amount", 'amount: { type: "number" } },'],
    // What is spread over the first definition may replace it.
    ["changed", "/properties/day", "day: z.number() });"],
    [
      "changed",
      "/properties/seats",
      "changed = z.object({ seats: z.number(), day: z.string() }).extend({ ...changes, day: z.number() });",
    ],
    [
      "picked",
      "/allOf/0/properties/title",
      "picked = z.object({ title: z.string() }).and(z.object({ other: z.string() }));",
    ],
    ["renamed", "/properties/a", "a: z.string() });"],
    ["forecast", "name", '"forecast",'],
    ["forecast", "", "inputSchema: {"],
    ["forecast", "/properties/city", "city: z.string(),"],
    ["forecast", "/properties/hours/items/properties/at", "at: z.number() })),"],
    ["almanac", "/properties/day", "day: z.string() };"],
    // Registered in a loop: the export is right either way.
    ["rain", "name", 'server = tools(new McpServer({ name: "weather", version: "1.0.0" }));'],
    ["ping", "/properties/host", 'ping } from "./good.ts";'],
  ])("%s %s is found at `%s`", (name, at, text) => {
    const tool = tools.find((each) => each.name === name);
    expect(shown(tool, at)).toBe(text);
  });
});
