import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTools } from "../../src/check.ts";
import { compareLock, type Lock, lockedTools, lockOf, readLock, writeLock } from "../../src/lock/index.ts";
import type { Tool } from "../../src/types.ts";

const targets = ["openai/chat.tools", "gemini", "mcp"];

function tool(name: string, inputSchema: unknown, parts: Partial<Tool> = {}): Tool {
  return { name, inputSchema, ...parts, origin: { source: "test", file: "tools.json" } };
}

const text = { type: "string" };
const search = tool("search", { type: "object", properties: { query: text, limit: { type: "integer" } } });
const add = tool("add", { type: "object", properties: { a: { type: "number" } } }, { description: "Add." });

function judged(tools: readonly Tool[], asOf?: Lock["asOf"]) {
  return checkTools(tools, { targets, ...(asOf && { asOf }) });
}

/** As committed and read again. */
async function committed(tools: readonly Tool[]): Promise<Lock> {
  return readLock(writeLock(lockOf(judged(tools))), "drycall.lock.json");
}

/** The drift of tools from the lock of others: its rules. */
async function drift(before: readonly Tool[], after: readonly Tool[], part = false): Promise<string[]> {
  return compareLock(await committed(before), judged(after), { part }).map(({ rule }) => rule);
}

describe("a lock", () => {
  test("is the same text for the same tools, wherever the keys of their schemas stand", async () => {
    const other = {
      ...search,
      inputSchema: { properties: { query: text, limit: { type: "integer" } }, type: "object" },
    };
    const schemas = [search, other].map((each) => lockOf(judged([each])).tools[0]?.inputSchema);
    expect(JSON.stringify(schemas[0])).toBe(JSON.stringify(schemas[1]));
    expect(writeLock(await committed([search, add]))).toBe(writeLock(lockOf(judged([search, add]))));
  });

  test("has its tools by name, and remembers their order", async () => {
    const lock = await committed([search, add]);
    expect(lock.tools.map(({ name }) => name)).toEqual(["add", "search"]);
    expect(lockedTools(lock).map(({ name }) => name)).toEqual(["search", "add"]);
  });

  test("tells of each tool what each target made of it, and by which rules", async () => {
    const lock = await committed([tool("list", { type: "object", properties: { ids: { type: "array" } } })]);
    expect(lock.tools[0]?.locked.targets["openai/chat.tools"]).toMatchObject({
      verdict: "reject",
      refusedBy: ["openai/array-missing-items"],
    });
    expect(lock.tools[0]?.locked.targets["mcp/tools/list"]?.verdict).toBe("accept");
  });

  test("of a tool that is no JSON cannot be written", () => {
    const loop: Record<string, unknown> = { type: "object" };
    loop.properties = { loop };
    expect(() => lockOf(judged([tool("loop", loop)]))).toThrow("loop: cannot be locked");
  });
});

describe("drift", () => {
  test("is none where nothing changed", async () => {
    expect(await drift([search, add], [search, add])).toEqual([]);
  });

  test.each<[string, Tool[], string[]]>([
    ["a new tool", [search, add, tool("new", {})], ["drift/tool-added"]],
    ["a tool that is gone", [search], ["drift/tool-removed"]],
    ["another order", [add, search], ["drift/order-changed"]],
    ["a tool under another name", [{ ...search, name: "search_all" }, add], ["drift/tool-renamed"]],
    ["another description", [search, { ...add, description: "Sum." }], ["drift/tool-changed"]],
    ["another schema", [search, { ...add, inputSchema: { type: "object" } }], ["drift/tool-changed"]],
    ["another key of the tool", [search, { ...add, extras: { title: "Add" } }], ["drift/tool-changed"]],
    [
      "keys in another order",
      [{ ...search, inputSchema: { properties: { limit: { type: "integer" }, query: text }, type: "object" } }, add],
      ["drift/wire-changed"],
    ],
    [
      "another spelling of the same",
      [search, { ...add, inputSchema: { type: "object", properties: { a: { anyOf: [{ type: "number" }] } } } }],
      ["drift/wire-changed"],
    ],
  ])("is told of %s", async (_, after, rules) => {
    expect(await drift([search, add], after)).toEqual(rules);
  });

  test("names whom a change harms, with a witness", async () => {
    const changed = { ...add, inputSchema: { type: "object", properties: { a: text } } };
    const [finding] = compareLock(await committed([add]), judged([changed]));
    expect(finding).toMatchObject({ severity: "error", tool: "add", witness: { a: expect.any(Number) } });
    expect(finding?.why).toContain("breaking (arguments) /properties/a: number became string");
  });

  test("of tools that are only some of the lock's is told where they stand in it", async () => {
    expect(await drift([search, add], [add], true)).toEqual([]);
    expect(await drift([search, add], [{ ...add, description: "Sum." }], true)).toEqual(["drift/tool-changed"]);
  });

  test("tells tools of one name apart by their order", async () => {
    const [first, second] = [tool("do", { type: "object" }), tool("do", { type: "object", properties: { a: text } })];
    expect(await drift([first, second], [first, second])).toEqual([]);
    expect(await drift([first, second], [first])).toEqual(["drift/tool-removed"]);
  });

  test("of a target that was not locked is a note", async () => {
    const lock = await committed([add]);
    const findings = compareLock(lock, checkTools([add], { targets: [...targets, "anthropic"] }));
    expect(findings).toMatchObject([{ rule: "drift/target-added", severity: "note" }]);
    expect(findings[0]?.why).toContain("anthropic/messages.tools");
  });
});

describe("where the rules changed under an unchanged tool", () => {
  /** The lock, as if a target had said otherwise when it was written. */
  async function said(verdict: "accept" | "reject", refusedBy: string[], asOf: Lock["asOf"], now: readonly Tool[]) {
    const lock = await committed(now);
    const tools = lock.tools.map(({ locked, ...each }) => {
      const answer = locked.targets["openai/chat.tools"];
      const then = { verdict, ...(refusedBy.length > 0 && { refusedBy }), wire: answer?.wire ?? "" };
      return { ...each, locked: { ...locked, targets: { ...locked.targets, "openai/chat.tools": then } } };
    });
    return { ...lock, asOf, tools };
  }

  const list = tool("list", { type: "object", properties: { ids: { type: "array" } } });

  test("a refusal that is new is a warning with the rule and its date", async () => {
    const findings = compareLock(await said("accept", [], "2020-01-01", [list]), judged([list]));
    expect(findings).toMatchObject([{ rule: "drift/verdict-changed-by-rules", severity: "warning", tool: "list" }]);
    expect(findings[0]?.why).toMatch(/was accepted, now refused by openai\/array-missing-items \(.* \d{4}-\d\d-\d\d\)/);
  });

  test("the rules of an earlier day than the lock's are none that changed", async () => {
    expect(compareLock(await said("accept", [], "2026-11-21", [list]), judged([list], "2026-11-20"))).toEqual([]);
  });

  test("a refusal that is gone is a note", async () => {
    const findings = compareLock(await said("reject", ["openai/long-gone"], "2020-01-01", [add]), judged([add]));
    expect(findings).toMatchObject([{ rule: "drift/verdict-changed-by-rules", severity: "note" }]);
    expect(findings[0]?.why).toContain("was refused, now accepted (drycall has no rule openai/long-gone any more)");
  });

  test("it is you who changed a tool that was changed, too", async () => {
    const lock = await said("accept", [], "2020-01-01", [list]);
    const findings = compareLock(lock, judged([{ ...list, description: "List." }]));
    expect(findings.map(({ rule }) => rule)).toEqual(["drift/tool-changed"]);
    expect(findings[0]?.why).toContain("breaking (acceptance): openai/chat.tools: was accepted, now refused");
  });
});

describe("any tools", () => {
  const schema = fc.letrec((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom({ type: "string" }, { type: "integer", minimum: 1 }, { enum: ["a", "b"] }),
      fc.dictionary(fc.string({ maxLength: 8 }), tie("node"), { maxKeys: 4 }).map((properties) => ({
        type: "object",
        properties,
      })),
    ),
  })).node;
  const tools = fc.uniqueArray(
    fc.record({ name: fc.stringMatching(/^[a-z_]{1,12}$/), description: fc.string(), schema }),
    { selector: ({ name }) => name, minLength: 1, maxLength: 5 },
  );
  const toTools = (rows: { name: string; description: string; schema: unknown }[]) =>
    rows.map((row) => tool(row.name, row.schema, { description: row.description }));

  test("agree with their own lock, and are read from it as they were", async () => {
    await fc.assert(
      fc.asyncProperty(tools.map(toTools), async (given) => {
        const lock = await committed(given);
        expect(compareLock(lock, judged(given))).toEqual([]);
        const plain = ({ origin, ...each }: Tool) => each;
        expect(lockedTools(lock).map(plain)).toEqual(given.map(plain));
      }),
      { numRuns: 40 },
    );
  });

  test("disagree with it after any change", async () => {
    const change = fc.constantFrom<(tools: Tool[]) => Tool[]>(
      ([first, ...others]) => (first ? [{ ...first, description: `${first.description}.` }, ...others] : []),
      ([first, ...others]) => (first ? [{ ...first, strict: true }, ...others] : []),
      ([first, ...others]) => (first ? [{ ...first, inputSchema: { allOf: [first.inputSchema] } }, ...others] : []),
      ([first, ...others]) => (first ? [{ ...first, name: `${first.name}2` }, ...others] : []),
      ([, ...others]) => [...others, tool("brand_new_tool", {})],
      (all) => [...all, tool("brand_new_tool", {})],
    );
    await fc.assert(
      fc.asyncProperty(tools.map(toTools), change, async (given, changed) => {
        expect(await drift(given, changed(given))).not.toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
