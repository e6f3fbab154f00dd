import { ApiError, type CallableTool, type Content, GoogleGenAI, Type } from "@google/genai";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Exchange, emulate } from "../../src/emulate/index.ts";
import { type Loopback, loopback } from "./loopback.ts";

const model = "gemini-2.5-flash";
const exchanges: Exchange[] = [];
let server: Loopback;
let genai: GoogleGenAI;
let vertex: GoogleGenAI;

beforeAll(async () => {
  server = await loopback(emulate(["gemini", "vertex"], { onExchange: (exchange) => exchanges.push(exchange) }));
  const httpOptions = { baseUrl: server.url };
  genai = new GoogleGenAI({ apiKey: "any", vertexai: false, httpOptions });
  vertex = new GoogleGenAI({ apiKey: "any", vertexai: true, httpOptions });
});
afterAll(() => server.close());

const weather = {
  name: "get_weather",
  description: "The weather in a city",
  parameters: {
    type: Type.OBJECT,
    properties: {
      city: { type: Type.STRING, enum: ["Oslo", "Lima"] },
      days: { type: Type.INTEGER, minimum: 1, maximum: 5, nullable: true },
    },
    required: ["city", "days"],
  },
};
const byJsonSchema = {
  name: "convert",
  parametersJsonSchema: {
    type: "object",
    properties: { unit: { const: "celsius" }, degrees: { type: ["number", "null"], minimum: 0, maximum: 1 } },
    required: ["unit", "degrees"],
  },
};

const askedFor = (text: string): Content => ({ role: "user", parts: [{ text }] });

describe.each([
  ["gemini", () => genai],
  ["vertex", () => vertex],
])("@google/genai on %s", (provider, client) => {
  test("is given calls that both kinds of schema take, and then is told that all is done", async () => {
    const config = { tools: [{ functionDeclarations: [weather] }, { functionDeclarations: [byJsonSchema] }] };
    const contents = [askedFor("How warm?")];
    const first = await client().models.generateContent({ model, contents, config });
    const [asked, converted] = first.functionCalls ?? [];
    expect(asked).toMatchObject({ name: "get_weather", args: { city: expect.stringMatching(/^(?:Oslo|Lima)$/) } });
    expect([null, 1, 2, 3, 4, 5]).toContain(asked?.args?.days);
    expect(converted).toMatchObject({ name: "convert", args: { unit: "celsius" } });

    contents.push(first.candidates?.[0]?.content ?? {});
    const responses = [asked, converted].map((call) => ({
      functionResponse: { name: call?.name ?? "", response: { result: 20 } },
    }));
    contents.push({ role: "user", parts: responses });
    const second = await client().models.generateContent({ model, contents, config });
    expect(second.text).toBe("Done. I have called get_weather, convert.");
    expect(second.usageMetadata).toMatchObject({
      promptTokenCount: expect.any(Number),
      totalTokenCount: expect.any(Number),
    });
    expect(exchanges.at(-1)?.provider).toBe(provider);
  });

  test("streams to a chat that calls the function by itself", async () => {
    const calls: unknown[] = [];
    const tool: CallableTool = {
      tool: async () => ({ functionDeclarations: [weather] }),
      callTool: async (given) => {
        calls.push(...given.map(({ args }) => args));
        return given.map(({ name = "" }) => ({ functionResponse: { name, response: { sky: "clear" } } }));
      },
    };
    const chat = client().chats.create({ model, config: { tools: [tool] } });
    let said = "";
    for await (const chunk of await chat.sendMessageStream({ message: "How is it?" }))
      said += chunk.candidates?.[0]?.content?.parts?.[0]?.text ?? "";
    expect(calls).toHaveLength(1);
    expect(said).toBe("Done. I have called get_weather.");
  });

  test("answers in the form of a schema", async () => {
    const responseSchema = { type: Type.OBJECT, properties: { sure: { type: Type.BOOLEAN } }, required: ["sure"] };
    const config = { responseMimeType: "application/json", responseSchema };
    const { text = "" } = await client().models.generateContent({ model, contents: "Sure?", config });
    expect(JSON.parse(text)).toEqual({ sure: expect.any(Boolean) });
  });

  test("throws the provider's words for a bad tool, plain and streamed", async () => {
    const bad = { name: "list", parameters: { type: Type.OBJECT, properties: { ids: { type: Type.ARRAY } } } };
    const config = { tools: [{ googleSearch: {} }, { functionDeclarations: [weather, bad] }] };
    const listed =
      "* GenerateContentRequest.tools[1].function_declarations[1].parameters.properties[ids].items: missing field.";
    const request = { model: "gemini-3-flash-preview", contents: "Hi", config };
    for (const asked of [client().models.generateContent(request), client().models.generateContentStream(request)]) {
      const error = await asked.then(String, (thrown: unknown) => thrown);
      if (!(error instanceof ApiError)) throw new Error(`no ApiError, but ${error}`);
      expect(error.status).toBe(400);
      expect(error.message).toContain(listed);
      expect(error.message).toContain("INVALID_ARGUMENT");
    }
  });

  test("counts tokens", async () => {
    const { totalTokens } = await client().models.countTokens({ model, contents: "many words ".repeat(1000) });
    expect(totalTokens).toBeGreaterThan(1000);
  });
});

describe("Google over HTTP", () => {
  const gemini = emulate("gemini");
  const post = (path: string, body: unknown, headers = { "x-goog-api-key": "any" }) =>
    gemini(
      new Request(`https://generativelanguage.googleapis.com/v1beta/models/${path}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: typeof body === "string" ? body : JSON.stringify(body),
      }),
    );
  const contents = [askedFor("Hi")];

  test("streams one JSON list where server-sent events are not asked for, and puts an error into a list as well", async () => {
    const said = await post(`${model}:streamGenerateContent`, { contents });
    interface Chunk {
      candidates: [{ content: Content; finishReason?: string }];
    }
    const chunks = (await said.json()) as Chunk[];
    const text = chunks.map(({ candidates: [{ content }] }) => content.parts?.[0]?.text).join("");
    expect(text).toBe("This is an emulated answer.");
    expect(chunks.map(({ candidates: [{ finishReason }] }) => finishReason).filter(Boolean)).toEqual(["STOP"]);
    const refused = await post(`${model}:streamGenerateContent`, {});
    expect(await refused.json()).toEqual([{ error: expect.objectContaining({ code: 400 }) }]);
  });

  /** Request → the words that users saw. */
  const refused: readonly (readonly [string, number, object | string, string])[] = [
    // https://github.com/langchain-ai/langchainjs/issues/9412
    [
      "OpenAI's tools",
      400,
      { contents, tools: [{ type: "function" }] },
      "Invalid JSON payload received. Unknown name \"type\" at 'tools[0]': Cannot find field.",
    ],
    // https://github.com/decolua/9router/issues/1876
    [
      "another provider's setting",
      400,
      { contents, thinking: {} },
      'Invalid JSON payload received. Unknown name "thinking": Cannot find field.',
    ],
    // https://github.com/googleapis/js-genai/issues/912
    ["no contents", 400, {}, "* GenerateContentRequest.contents: contents is not specified\n"],
    // https://github.com/google-gemini/gemini-cli/issues/3814
    [
      "a call without its response",
      400,
      { contents: [...contents, { role: "model", parts: [{ functionCall: { name: "a", args: {} } }] }, ...contents] },
      "Please ensure that the number of function response parts is equal to the number of function call parts of the function call turn.",
    ],
    // https://github.com/symfony/ai/issues/1777
    [
      "tools and JSON at once, before Gemini 3",
      400,
      {
        contents,
        tools: [{ functionDeclarations: [{ name: "a" }] }],
        generationConfig: { responseMimeType: "application/json" },
      },
      "Function calling with a response mime type: 'application/json' is unsupported",
    ],
    [
      "half a body",
      400,
      '{"contents":',
      "Invalid JSON payload received. Unexpected end of string. Expected a value.\n\n^",
    ],
  ];

  test.each(refused)("refuses %s", async (_, status, body, message) => {
    const answer = await post(`${model}:generateContent`, body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ error: { code: status, message, status: "INVALID_ARGUMENT" } });
  });

  test("knows no other company's models, and asks for a key", async () => {
    const unknown = await post("gpt-4o:generateContent", { contents });
    expect(await unknown.json()).toMatchObject({
      error: {
        status: "NOT_FOUND",
        message:
          "models/gpt-4o is not found for API version v1beta, or is not supported for generateContent. Call ListModels to see the list of available models and their supported methods.",
      },
    });
    const keyless = await post(`${model}:generateContent`, { contents }, { "x-goog-api-key": "" });
    expect(keyless.status).toBe(403);
  });
});
