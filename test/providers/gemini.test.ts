import { describe, expect, test } from "vitest";
import { applyEdits } from "../../src/fix/apply.ts";
import { parseDate } from "../../src/schema/dates.ts";
import type { IsoDate, Target } from "../../src/types.ts";
import { judgeOf, object, rulesOf, text } from "./google.ts";

const judge = judgeOf("gemini");
const message = (...given: Parameters<typeof judge>) => judge(...given).answer?.message ?? null;

describe("the parser", () => {
  test("is answered in Google's envelope, with a violation for each fault", () => {
    const { answer } = judge({ add: object({ a: { ...text, const: "x" } }, { additionalProperties: false }) });
    const first = `Invalid JSON payload received. Unknown name "const" at 'tools[0].function_declarations[0].parameters.properties[0].value': Cannot find field.`;
    const second = `Invalid JSON payload received. Unknown name "additionalProperties" at 'tools[0].function_declarations[0].parameters': Cannot find field.`;
    expect(answer).toEqual({
      status: 400,
      headers: { "content-type": "application/json; charset=UTF-8" },
      message: `${first}\n${second}`,
      body: {
        error: {
          code: 400,
          message: `${first}\n${second}`,
          status: "INVALID_ARGUMENT",
          details: [
            {
              "@type": "type.googleapis.com/google.rpc.BadRequest",
              fieldViolations: [
                {
                  field: "tools[0].function_declarations[0].parameters.properties[0].value",
                  description: first,
                },
                { field: "tools[0].function_declarations[0].parameters", description: second },
              ],
            },
          ],
        },
      },
    });
  });

  test("lists faults of every kind and of every tool, in the order of the document", () => {
    const { findings } = judge({
      one: object({ a: { type: ["string", "null"] }, b: { type: "any", enum: ["x", 1] } }, { $schema: "x" }),
      two: object({ c: { type: "string", minLength: "1e3", description: 5 }, d: true, e: { required: [7] } }),
    });
    expect(rulesOf(findings).slice(0, 8)).toEqual([
      "type-list",
      "proto-type-enum-value",
      "enum-values-must-be-strings",
      "proto-unknown-field",
      "proto-int64-spelling",
      "proto-scalar-kind",
      "proto-message-expected",
      "proto-repeated-string",
    ]);
  });

  test("knows each field in camelCase and in snake_case, and types in any letter case", () => {
    const schema = object({ a: { any_of: [{ type: "String" }, { type: "NULL" }], min_items: "2", maxItems: 3 } });
    expect(judge({ f: schema }).verdict).toBe("accept");
  });

  test("reads a null as nothing given, and a lone string as a list of one", () => {
    expect(judge({ f: object({ a: { ...text, items: null, format: null } }, { required: "a" }) }).verdict).toBe(
      "accept",
    );
  });

  test("says what is wrong with a list of properties, and with an object for a text", () => {
    expect(message({ f: { type: "object", properties: [] } })).toBe(
      "Invalid value at 'tools[0].function_declarations[0].parameters' (Map), Cannot bind a list to map for field 'properties'.",
    );
    expect(message({ f: object({ a: { ...text, description: {} } }) })).toBe(
      "Invalid value at 'tools[0].function_declarations[0].parameters.properties[0].value' (description), Starting an object on a scalar field",
    );
  });

  test("hides what later stages would say, though all of it is found", () => {
    const { answer, findings } = judge({ f: object({ a: { type: "array" } }, { $id: "x" }) });
    expect(answer?.message).toContain('Unknown name "$id"');
    expect(answer?.message).not.toContain("missing field");
    expect(rulesOf(findings)).toEqual(["proto-unknown-field", "array-needs-items"]);
  });

  test("spells the path by how the client laid out its tools", () => {
    const at = (toolsLayout: string) => message({ f: text, g: { $id: "x" } }, { request: { toolsLayout } });
    expect(at("object")).toContain("'tools.function_declarations[1].parameters'");
    expect(at("tool-per-function")).toContain("'tools[1].function_declarations[0].parameters'");
  });

  test("names a key of the declaration that it does not know", () => {
    const { answer } = judge({ f: object({ a: text }) }, { strict: null });
    expect(answer).toBeNull();
  });

  const known: [IsoDate, string, object][] = [
    ["2024-09-20", "min_items", { type: "array", items: text, minItems: 1 }],
    ["2025-03-01", "any_of", { anyOf: [text] }],
    ["2025-04-28", "title", { ...text, title: "A" }],
    ["2025-04-28", "type null", { type: "null" }],
    ["2025-08-26", "pattern", { ...text, pattern: "^a" }],
  ];
  test.each(known)("knows since %s: %s", (day, _, schema) => {
    const before = judge({ f: object({ a: schema }) }, { asOf: dayBefore(day) });
    expect([before.verdict, judge({ f: object({ a: schema }) }, { asOf: day }).verdict]).toEqual([
      "reject",
      expect.not.stringContaining("reject"),
    ]);
  });

  test("gives up where objects nest too deep, and names the key", () => {
    const nested = (levels: number): Record<string, unknown> =>
      levels === 0 ? text : object({ x: nested(levels - 1) });
    expect(message({ f: nested(30) })).toBeNull();
    expect(message({ f: nested(31) })).toBe("Message too deep. Max recursion depth reached for key 'x'");
  });
});

describe("the list of faults", () => {
  // The shape of https://github.com/anomalyco/opencode/pull/49392: what AI SDK makes of nullable lists and objects.
  test("lists every fault, a node before its children and a union before the items", () => {
    const data = {
      anyOf: [{ type: "array" }, { type: "null" }],
      items: { type: "object", properties: { columns: { anyOf: [{ type: "array" }], items: text } } },
    };
    const mask = { anyOf: [{ type: "object" }], properties: { paths: { type: "array" } } };
    const at = "* GenerateContentRequest.tools[0].function_declarations[1].parameters.properties[request]";
    expect(message({ plain: object({ a: text }), upload: object({ request: object({ data, mask }) }) })).toBe(
      [
        `${at}.properties[data].items: field predicate failed: $type == Type.ARRAY`,
        `${at}.properties[data].any_of[0].items: missing field.`,
        `${at}.properties[data].items.properties[columns].items: field predicate failed: $type == Type.ARRAY`,
        `${at}.properties[data].items.properties[columns].any_of[0].items: missing field.`,
        `${at}.properties[mask].properties: only allowed for OBJECT type`,
        `${at}.properties[mask].properties[paths].items: missing field.`,
        "",
      ].join("\n"),
    );
  });

  // https://github.com/goruck/home-generative-agent/pull/525
  test("says of `required` in an untyped branch both that it may not be there and that its names are not", () => {
    const at = "* GenerateContentRequest.tools[0].function_declarations[0].parameters.any_of[0].required";
    const union = object({ name: text }, { anyOf: [{ required: ["name"] }] });
    expect(message({ f: union })).toBe(`${at}: only allowed for OBJECT type\n${at}[0]: property is not defined\n`);
  });

  test("puts a bad name before the faults of its schema", () => {
    const lines = message({ "a b": object({ a: { type: "array" } }) })?.split("\n") ?? [];
    expect(lines[0]).toMatch(
      /^\* GenerateContentRequest\.tools\[0\]\.function_declarations\[0\]\.name: Invalid function name\./,
    );
    expect(lines[1]).toMatch(/items: missing field\.$/);
  });

  test("takes untyped items, and no untyped property", () => {
    expect(judge({ f: object({ a: { type: "array", items: {} } }) }).verdict).toBe("accept");
    expect(rulesOf(judge({ f: object({ a: { description: "any" } }) }).findings)).toEqual(["type-required"]);
  });

  test("wanted properties in every object, of tools until 2025, of formats longer", () => {
    const empty = { f: object({ a: object({}) }) };
    expect(judge(empty, { asOf: "2025-03-20" }).verdict).toBe("reject");
    expect(judge(empty).verdict).toBe("accept");
    expect(judge(empty, { surface: "responseSchema" }).answer?.message).toBe(
      '* GenerateContentRequest.generation_config.response_schema.properties["a"].properties: should be non-empty for OBJECT type\n',
    );
  });

  test("refused most formats until 2025, and has ignored them since", () => {
    const format = { f: object({ url: { ...text, format: "uri" } }) };
    expect(judge(format, { asOf: "2025-07-01" }).verdict).toBe("reject");
    expect(judge(format).verdict).toBe("ignored");
    expect(judge({ f: object({ at: { ...text, format: "date-time" } }) }).verdict).toBe("accept");
  });

  test("comes back as a list of one from the endpoint in OpenAI's shape", () => {
    const { answer } = judge({ f: object({ a: { type: "array" } }) }, { surface: "chat.tools" });
    expect(answer?.body).toEqual([{ error: expect.objectContaining({ code: 400, message: answer?.message }) }]);
  });
});

describe("names", () => {
  const verdict = (name: string, asOf: IsoDate) => judge({ [name]: object({ a: text }) }, { asOf }).verdict;

  test("had 64 characters until May 2026; up to 128 is not settled since", () => {
    const [long, longest, tooLong] = [65, 128, 129].map((length) => "a".repeat(length));
    expect(verdict(long ?? "", "2026-05-01")).toBe("reject");
    expect(judge({ [longest ?? ""]: object({ a: text }) }).findings).toMatchObject([
      { severity: "note", grade: "inferred" },
    ]);
    expect(verdict(tooLong ?? "", "2026-11-01")).toBe("reject");
  });

  test("take colons since November 2025", () => {
    expect([verdict("a:b", "2025-11-06"), verdict("a:b", "2025-12-28")]).toEqual(["reject", "accept"]);
  });
});

describe("Live", () => {
  const live: Partial<Target> = { surface: "live.functionDeclarations.parameters" };

  test("closes the socket, with as much of the text as a close frame holds", () => {
    const { answer } = judge({ f: object({ a: text }, { additionalProperties: false }) }, live);
    const reason = `Invalid JSON payload received. Unknown name "additionalProperties" at 'setup.tools[0].function_declarations[0].parameters':`;
    expect(answer).toEqual({
      status: 1007,
      headers: {},
      body: { code: 1007, reason },
      message: reason,
    });
    expect(reason).toHaveLength(123);
  });

  test("names its own message in the list of faults", () => {
    expect(message({ f: object({ a: { type: "array" } }) }, live)).toMatch(
      /^\* BidiGenerateContentRequest\.setup\.tools\[0\]\.function_declarations\[0\]\.parameters\.properties\[a\]\.items: missing/,
    );
  });
});

describe("a JSON Schema", () => {
  const json: Partial<Target> = { surface: "functionDeclarations.parametersJsonSchema" };
  const node = (more: Record<string, unknown>) => ({
    $defs: { Node: object({ next: { $ref: "#/$defs/Node" } }, more) },
    ...object({ a: { $ref: "#/$defs/Node" } }),
  });

  test("may have any keyword", () => {
    expect(judge({ f: object({ a: { const: 1, if: {}, "x-any": true } }, { $schema: "x" }) }, json).verdict).toBe(
      "accept",
    );
  });

  test("is refused for a reference to nothing, in dots", () => {
    const schema = object({ a: { anyOf: [text, { $ref: "#/$defs/B" }] } });
    expect(message({ f: schema }, json)).toBe("reference to undefined schema at properties.a.anyOf.1");
  });

  test("may lead back to itself where a value need not", () => {
    expect(judge({ f: node({}) }, json).verdict).toBe("accept");
    expect(message({ f: node({ required: ["next"] }) }, json)).toMatch(
      /a ref loop of required fields was found at \$defs\.Node\.properties\.next$/,
    );
    expect(judge({ f: node({}) }, { ...json, asOf: "2025-09-01" }).answer?.message).toBe(
      "FunctionDeclaration 'f' in the request exceeds the maximum allowed nesting depth.",
    );
  });

  test("may lead back to itself through a nullable property and a list that may be empty", () => {
    const through = (next: object) => judge({ f: { ...object({ next }, { required: ["next"] }) } }, json).verdict;
    expect(through({ anyOf: [{ $ref: "#" }, { type: "null" }] })).toBe("accept");
    expect(through({ type: "array", items: { $ref: "#" } })).toBe("accept");
    expect(through({ type: "array", items: { $ref: "#" }, minItems: 1 })).toBe("reject");
  });
});

describe("budgets", () => {
  const json: Partial<Target> = { surface: "functionDeclarations.parametersJsonSchema" };
  const lists = (count: number, maxItems: number) =>
    object(
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`f${index}`, { type: "array", items: text, maxItems }]),
      ),
    );

  test("are warned of, with the share of each tool", () => {
    const { findings, answer } = judge({ small: lists(1, 10), large: lists(10, 98) }, json);
    expect(findings).toMatchObject([
      {
        rule: "gemini/max-items-budget",
        severity: "warning",
        tool: "large",
        args: { total: 990, limit: 959, shares: "large 980, small 10" },
      },
    ]);
    expect(findings[0]?.mend).toContain("large 980, small 10");
    expect(answer).toMatchObject({ message: "Request contains an invalid argument." });
  });

  test("are believed, not known, where only several tools together exceed them, and of other models", () => {
    expect(judge({ a: lists(8, 100), b: lists(8, 100) }, json).findings).toMatchObject([{ severity: "note" }]);
    expect(judge({ a: lists(10, 98) }, { ...json, model: "gemini-2.5-pro" }).findings).toMatchObject([
      { severity: "note" },
    ]);
  });

  // https://github.com/googleapis/python-genai/issues/2293: 63,870 bytes pass, 65,755 do not.
  test.each([
    [63_870, "any", "accept"],
    [65_755, "any", "reject"],
    [65_755, "auto", "accept"],
  ])("of %i bytes under mode %s: %s", (bytes, toolChoice, verdict) => {
    const name = "f";
    const bare = JSON.stringify([{ name, parametersJsonSchema: object({ a: text }, { title: "" }) }], null, 1);
    const spaced = bare.replace(/\n\s*/g, " ").length - 6;
    const schema = object({ a: text }, { title: "x".repeat(bytes - spaced) });
    expect(judge({ [name]: schema }, { ...json, request: { toolChoice } }).verdict).toBe(verdict);
  });
});

describe("fixes", () => {
  const mended = (schema: object): unknown => {
    const fix = judge({ f: schema }).findings.flatMap(({ fixes }) => fixes)[0];
    return fix && applyEdits(schema, fix.edits);
  };
  const table: [string, object, object][] = [
    [
      "one type and null is a nullable type",
      object({ a: { type: ["string", "null"] } }),
      object({ a: { ...text, nullable: true } }),
    ],
    ["a const is an enum of one", object({ a: { const: "x" } }), object({ a: { ...text, enum: ["x"] } })],
    ["an array gets items", object({ a: { type: "array" } }), object({ a: { type: "array", items: {} } })],
    [
      "an untyped enum of strings gets its type",
      object({ a: { enum: ["x"] } }),
      object({ a: { ...text, enum: ["x"] } }),
    ],
    ["items go from what is no array", object({ a: { ...text, items: {} } }), object({ a: text })],
    [
      "all names go that no property has",
      object({ a: text }, { required: ["b", "a", "c"] }),
      object({ a: text }, { required: ["a"] }),
    ],
  ];
  test.each(table)("%s", (_, before, after) => {
    expect(mended(before)).toEqual(after);
  });

  test("are not offered where a rewrite would lose what the schema means", () => {
    expect(judge({ f: object({ a: { $ref: "#/$defs/x" } }) }).findings.flatMap(({ fixes }) => fixes)).toEqual([]);
  });
});

function dayBefore(day: IsoDate): IsoDate {
  const before = new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
  return parseDate(before) ?? day;
}
