import { describe, expect, test } from "vitest";
import { recognise } from "../../src/load/payload.ts";
import { resolve } from "../../src/schema/pointer.ts";

const schema = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const about = { name: "get_weather", description: "The weather." };
const bare = { ...about, inputSchema: schema };
const chat = { type: "function", function: { ...about, parameters: schema } };
const flat = { type: "function", ...about, parameters: schema };
const anthropic = { ...about, input_schema: schema };
const gemini = { ...about, parametersJsonSchema: schema };
const bedrock = { toolSpec: { ...about, inputSchema: { json: schema } } };

/** Each of these is one tool, `bare`, in somebody's envelope; and whose that is. */
const envelopes: Record<string, [wire: string | undefined, value: unknown]> = {
  "an array of OpenAI chat tools": ["openai", [chat]],
  "an array of OpenAI responses tools": ["openai", [flat]],
  "an array of OpenAI's old functions, or Gemini's": [undefined, [{ ...about, parameters: schema }]],
  "an array of Anthropic tools": ["anthropic", [anthropic]],
  "an array of neutral tools": ["mcp", [bare]],
  "an array of Bedrock tools": ["bedrock", [bedrock]],
  "an array of Gemini tools": ["gemini", [{ functionDeclarations: [gemini] }]],
  "an array of Gemini declarations": ["gemini", [gemini]],
  "one tool in OpenAI chat's shape": ["openai", chat],
  "one tool in Anthropic's shape": ["anthropic", anthropic],
  "one neutral tool": ["mcp", bare],
  "one Gemini tool": ["gemini", { functionDeclarations: [gemini] }],
  "one Gemini tool in snake case": [
    "gemini",
    { function_declarations: [{ ...about, parameters_json_schema: schema }] },
  ],
  "one Bedrock tool": ["bedrock", bedrock],
  "a map from name to neutral tool": ["mcp", { get_weather: { description: about.description, inputSchema: schema } }],
  "a map from name to OpenAI chat tool": ["openai", { get_weather: chat }],
  "an answer to tools/list": ["mcp", { tools: [bare] }],
  "an answer to tools/list in JSON-RPC": ["mcp", { jsonrpc: "2.0", id: 1, result: { tools: [bare] } }],
  "an OpenAI chat request": ["openai", { model: "m", messages: [], tools: [chat], tool_choice: "auto" }],
  "an OpenAI chat request with functions": [
    "openai",
    { model: "m", messages: [], functions: [{ ...about, parameters: schema }] },
  ],
  "an OpenAI responses request": ["openai", { model: "m", input: "hi", tools: [flat] }],
  "an OpenAI realtime event": ["openai", { type: "session.update", session: { tools: [flat] } }],
  "an Anthropic request": ["anthropic", { model: "m", max_tokens: 1, messages: [], tools: [anthropic] }],
  "a Gemini request": [
    "gemini",
    { contents: [], tools: [{ functionDeclarations: [{ ...about, parameters: schema }] }] },
  ],
  "a Gemini request with one tool object": ["gemini", { contents: [], tools: { functionDeclarations: [gemini] } }],
  "a Gemini token count": [
    "gemini",
    { generateContentRequest: { contents: [], tools: [{ functionDeclarations: [gemini] }] } },
  ],
  "a Bedrock request": ["bedrock", { messages: [], toolConfig: { tools: [bedrock], toolChoice: { auto: {} } } }],
  "a Bedrock toolConfig": ["bedrock", { tools: [bedrock] }],
};

describe("tools", () => {
  test.each(Object.entries(envelopes))("%s is recognised", (_, [wire, value]) => {
    const found = recognise(value, "unnamed");
    expect(found).toMatchObject({ passedOver: [], faults: [] });
    expect(found?.tools[0]?.wire).toBe(wire);
    expect(found?.tools.map(({ tool }) => tool)).toEqual([bare]);
    const { nameAt } = found?.tools[0] ?? {};
    // A map's key names its tool from without.
    if (nameAt !== undefined) expect(resolve(value, nameAt)).toBe("get_weather");
    else expect(Object.keys(Object(value))).toEqual(["get_weather"]);
  });

  test.each(
    Object.entries(envelopes),
  )("the schema of %s is the very object that was parsed, and is found at its place", (_, [, value]) => {
    const [first] = recognise(value, "unnamed")?.tools ?? [];
    expect(first?.tool.inputSchema).toBe(schema);
    expect(first && resolve(value, first.schemaAt)).toBe(schema);
  });

  test("the tool's own strict flag is kept, a null one is not made a flag", () => {
    const tools = [
      { ...flat, strict: true },
      { type: "function", function: { ...chat.function, strict: false } },
      { ...flat, strict: null },
    ];
    expect(recognise(tools, "")?.tools.map(({ tool }) => [tool.strict, tool.extras])).toEqual([
      [true, undefined],
      [false, undefined],
      [undefined, { strict: null }],
    ]);
  });

  test("other keys are kept as extras, in their order, from within and without the envelope", () => {
    const [mcp, cached] =
      recognise(
        [
          {
            title: "T",
            ...bare,
            outputSchema: { type: "object" },
            annotations: { readOnlyHint: true },
            _meta: { b: 1, a: 2 },
          },
          { ...chat, cache_control: { type: "ephemeral" }, function: { ...chat.function, input_examples: [{}] } },
        ],
        "",
      )?.tools ?? [];
    expect(mcp?.tool).toEqual({
      ...bare,
      outputSchema: { type: "object" },
      extras: { title: "T", annotations: { readOnlyHint: true }, _meta: { b: 1, a: 2 } },
    });
    expect(Object.keys(mcp?.tool.extras ?? {})).toEqual(["title", "annotations", "_meta"]);
    expect(cached?.tool.extras).toEqual({ cache_control: { type: "ephemeral" }, input_examples: [{}] });
  });

  test.each<[string | undefined, object]>([
    ["mcp", { ...bare, title: "T", annotations: {}, _meta: {}, icons: [], execution: {} }],
    [undefined, { ...bare, cache_control: { type: "ephemeral" } }],
    [undefined, { ...about, parameters: schema }],
    ["anthropic", { ...anthropic, type: "custom", defer_loading: true }],
    ["gemini", { ...about, parametersJsonSchema: schema, behavior: "BLOCKING" }],
  ])("the other keys are those of %s in %j", (wire, entry) => {
    expect(recognise([entry], "")?.tools[0]?.wire).toBe(wire);
  });

  test("a second schema of a Gemini declaration is kept beside the first", () => {
    const [only] = recognise([{ ...about, parameters: schema, parametersJsonSchema: {} }], "")?.tools ?? [];
    expect(only?.tool.inputSchema).toBe(schema);
    expect(only?.tool.extras).toEqual({ parametersJsonSchema: {} });
  });

  test.each([
    ["a string", "object"],
    ["null", null],
    ["a list", []],
    ["false", false],
  ])("a schema that is %s stays what it is", (_, inputSchema) => {
    expect(recognise([bare, { name: "odd", inputSchema }], "")?.tools[1]?.tool).toEqual({ name: "odd", inputSchema });
  });

  test.each([
    ["Anthropic", { tools: [about] }, "/tools/0"],
    ["OpenAI chat", { tools: [{ type: "function", function: about }] }, "/tools/0/function"],
    ["OpenAI responses", { tools: [{ type: "function", ...about }] }, "/tools/0"],
    ["Gemini", { tools: [{ functionDeclarations: [about] }] }, "/tools/0/functionDeclarations/0"],
    ["Bedrock", { toolConfig: { tools: [{ toolSpec: about }] } }, "/toolConfig/tools/0/toolSpec"],
  ])("a tool of %s without a schema has no schema", (_, body, at) => {
    const [only] = recognise(body, "")?.tools ?? [];
    expect(only).toMatchObject({ tool: about, schemaAt: at });
    expect(Object.hasOwn(only?.tool ?? {}, "inputSchema")).toBe(false);
  });

  test("an argument called parameters does not make a schema a map of tools", () => {
    const value = { type: "object", properties: { name: { type: "string" }, parameters: { type: "object" } } };
    expect(recognise(value, "run")?.tools.map(({ tool }) => tool)).toEqual([{ name: "run", inputSchema: value }]);
  });
});

describe("entries that are no tools of the user's", () => {
  const schemaless = "the provider's own: it carries no schema";
  test.each([
    ["OpenAI's web search", { type: "web_search" }, "web_search", schemaless],
    ["OpenAI's remote MCP server", { type: "mcp", server_label: "a", server_url: "https://a" }, "mcp", schemaless],
    [
      "OpenAI's free-text tool",
      { type: "custom", name: "patch", format: {} },
      "custom tool patch",
      "it takes text, not JSON",
    ],
    ["Anthropic's shell", { type: "bash_20250124", name: "bash" }, "bash_20250124", schemaless],
    ["Gemini's search", { googleSearch: {} }, "googleSearch", schemaless],
    ["Gemini's search in snake case", { google_search: {} }, "google_search", schemaless],
    ["Bedrock's cache point", { cachePoint: { type: "default" } }, "cachePoint", schemaless],
  ])("%s is passed over, and told of", (_, entry, what, why) => {
    const found = recognise({ tools: [entry, bare] }, "");
    expect(found?.passedOver).toEqual([{ what, why }]);
    expect(found?.tools.map(({ tool }) => tool)).toEqual([bare]);
    expect(found?.tools[0]?.schemaAt).toBe("/tools/1/inputSchema");
  });

  test("declarations beside Gemini's search are still read", () => {
    const found = recognise({ tools: [{ googleSearch: {}, functionDeclarations: [gemini] }] }, "");
    expect(found?.tools).toHaveLength(1);
    expect(found?.passedOver).toEqual([{ what: "googleSearch", why: schemaless }]);
  });

  test("tools in a namespace of OpenAI's are read, and the namespace is told of", () => {
    const found = recognise({ tools: [{ type: "namespace", name: "crm", description: "d", tools: [flat] }] }, "");
    expect(found?.tools).toMatchObject([{ tool: bare, wire: "openai", schemaAt: "/tools/0/tools/0/parameters" }]);
    expect(found?.passedOver).toMatchObject([{ what: "namespace crm" }]);
  });

  test("a page of tools/list tells of the pages after it", () => {
    expect(recognise({ tools: [bare], nextCursor: "2" }, "")?.passedOver).toEqual([
      { what: "the pages after `nextCursor`", why: "this is one page of tools/list" },
    ]);
  });

  test.each([
    ["a number", 7, "/tools/1", "the integer 7"],
    ["a word", "eslint", "/tools/1", 'the string "eslint"'],
    [
      "a function without a name",
      { type: "function", function: { parameters: schema } },
      "/tools/1/function",
      "a tool without a name",
    ],
    [
      "a tool whose name is a number",
      { toolSpec: { name: 1 } },
      "/tools/1/toolSpec",
      "a tool whose name is of type integer",
    ],
    ["a schema", { type: "object", properties: {} }, "/tools/1", "an object with keys type, properties"],
    ["something else", { a: 1, b: 2 }, "/tools/1", "an object with keys a, b"],
  ])("%s among tools is a fault with a place", (_, entry, at, what) => {
    expect(recognise({ tools: [bare, entry] }, "")).toMatchObject({ tools: [{}], faults: [{ at, what }] });
  });
});

describe("output formats", () => {
  const format = (name: string, more = {}) => ({ name, inputSchema: schema, role: "format", ...more });
  const body = { name: "weather", schema };
  test.each<[string, unknown, unknown, string]>([
    [
      "OpenAI's response_format",
      { type: "json_schema", json_schema: { ...body, strict: true, description: "d" } },
      format("weather", { strict: true, description: "d" }),
      "/json_schema/schema",
    ],
    [
      "OpenAI's text.format",
      { type: "json_schema", ...body, strict: true },
      format("weather", { strict: true }),
      "/schema",
    ],
    [
      "an OpenAI chat request",
      { model: "m", messages: [], response_format: { type: "json_schema", json_schema: body } },
      format("weather"),
      "/response_format/json_schema/schema",
    ],
    [
      "an OpenAI responses request",
      { model: "m", text: { format: { type: "json_schema", ...body } } },
      format("weather"),
      "/text/format/schema",
    ],
    [
      "an Anthropic request",
      { messages: [], output_config: { format: { type: "json_schema", schema } } },
      format("output"),
      "/output_config/format/schema",
    ],
    [
      "Anthropic's older field",
      { messages: [], output_format: { type: "json_schema", schema } },
      format("output"),
      "/output_format/schema",
    ],
    [
      "a Gemini request",
      { contents: [], generationConfig: { responseSchema: schema } },
      format("response"),
      "/generationConfig/responseSchema",
    ],
    [
      "a Gemini request with JSON Schema",
      { contents: [], generationConfig: { responseJsonSchema: schema } },
      format("response"),
      "/generationConfig/responseJsonSchema",
    ],
    [
      "a Bedrock request, whose schema is a string of JSON",
      {
        outputConfig: {
          textFormat: {
            type: "json_schema",
            structure: { jsonSchema: { name: "weather", schema: JSON.stringify(schema) } },
          },
        },
      },
      format("weather"),
      "/outputConfig/textFormat/structure/jsonSchema/schema",
    ],
  ])("%s is recognised", (_, value, tool, schemaAt) => {
    const [only, ...others] = recognise(value, "")?.tools ?? [];
    expect(only).toMatchObject({ tool, schemaAt });
    expect(only?.tool).toEqual(tool);
    expect(others).toEqual([]);
  });

  test("tools and format of one request are both found, tools first", () => {
    const value = { tools: [chat], response_format: { type: "json_schema", json_schema: body } };
    expect(recognise(value, "")?.tools.map(({ tool }) => [tool.name, tool.role])).toEqual([
      ["get_weather", undefined],
      ["weather", "format"],
    ]);
  });

  test("a format without a schema is passed over, and told of", () => {
    expect(recognise({ tools: [chat], response_format: { type: "json_object" } }, "")?.passedOver).toEqual([
      { what: "output format json_object", why: "it carries no schema" },
    ]);
  });

  test("Bedrock's string that is not JSON stays a string", () => {
    const value = { outputConfig: { textFormat: { structure: { jsonSchema: { name: "x", schema: "{" } } } } };
    expect(recognise(value, "")?.tools[0]?.tool.inputSchema).toBe("{");
  });
});

describe("JSON Schemas", () => {
  test.each<[string, object]>([
    ["a type", { type: "object" }],
    ["a list of types", { type: ["object", "null"] }],
    ["a type in Gemini's capitals", { type: "OBJECT" }],
    ["properties", { properties: {} }],
    ["$schema", { $schema: "https://json-schema.org/draft/2020-12/schema" }],
    ["$ref", { $ref: "#/$defs/a", $defs: { a: {} } }],
    ["anyOf", { anyOf: [{}] }],
  ])("an object with %s is a JSON Schema", (_, value) => {
    expect(recognise(value, "named")).toMatchObject({ bare: true, tools: [{ tool: { name: "named" }, schemaAt: "" }] });
    expect(recognise(value, "named")?.tools[0]?.tool.inputSchema).toBe(value);
  });
});

test.each<[string, unknown]>([
  ["a package.json", { name: "a", version: "1.0.0", type: "module", scripts: { test: "x" }, dependencies: {} }],
  [
    "a tsconfig.json",
    { $schema: "https://json.schemastore.org/tsconfig", compilerOptions: { types: [] }, include: [] },
  ],
  ["a list of names", [{ name: "a" }, { name: "b" }]],
  ["a list of typed things", [{ type: "Feature", geometry: {} }]],
  ["GeoJSON", { type: "FeatureCollection", features: [] }],
  ["an OpenAPI document", { openapi: "3.1.0", info: {}, servers: [], paths: {} }],
  ["an mcp.json", { mcpServers: { a: { command: "node" } } }],
  ["a Gemini function calling mode alone", { toolConfig: { functionCallingConfig: { mode: "ANY" } } }],
  ["an empty list", []],
  ["an empty object", {}],
  ["a string", "tools"],
  ["null", null],
])("%s holds no tools", (_, value) => {
  expect(recognise(value, "x")).toBeUndefined();
});
