import { describe, expect, test } from "vitest";
import { judgeOf, object, rulesOf, text } from "./google.ts";

const judge = judgeOf("vertex");
const message = (...given: Parameters<typeof judge>) => judge(...given).answer?.message ?? null;
const more = " Learn more: https://cloud.google.com/vertex-ai/generative-ai/docs/multimodal/function-calling";

describe("in prose, Vertex", () => {
  test("names the first fault only, by the names of properties", () => {
    const edits = { type: "array", items: object({ lines: { description: "untyped" }, also: {} }) };
    const { answer, findings } = judge({ edit: object({ edits }) });
    expect(answer?.message).toBe(
      `Unable to submit request because \`edit\` functionDeclaration \`parameters.edits.lines\` schema didn't specify the schema type field.${more}`,
    );
    expect(answer?.body).toEqual({ error: { code: 400, message: answer?.message, status: "INVALID_ARGUMENT" } });
    expect(rulesOf(findings)).toEqual(["type-required", "type-required"]);
  });

  test("lets the nearest property stand for a node without a name", () => {
    expect(message({ f: object({ list: { type: "array", items: { enum: ["x"] } } }) })).toContain(
      "`parameters.list` schema didn't specify",
    );
  });

  test("wants `anyOf` alone, and a type in each of its branches", () => {
    const rules = (schema: object) => rulesOf(judge({ f: object({ a: schema }) }).findings);
    expect(rules({ anyOf: [text, { type: "integer" }] })).toEqual([]);
    expect(rules({ anyOf: [text], description: "either" })).toEqual(["any-of-only-field"]);
    expect(rules({ anyOf: [{ anyOf: [text] }, { type: "null" }] })).toEqual(["type-required"]);
  });

  test("lists the names that `required` lacks as Python would", () => {
    expect(message({ f: object({ a: text }, { required: ["b", "a", "it's"] }) })).toBe(
      `Unable to submit request because required fields ['b', "it's"] are not defined in the schema properties.`,
    );
  });

  test("asked for an object before it named functions", () => {
    expect(message({ f: text }, { asOf: "2024-09-19" })).toBe(
      "Unable to submit request because function parameters schema should be of type OBJECT",
    );
    expect(message({ f: {} })).toContain("`f` functionDeclaration parameters schema should be of type OBJECT.");
  });
});

describe("the list of faults", () => {
  const schema = { f: object({ a: { type: "array" } }) };

  test("is spoken for Gemini 3, and not for its elders", () => {
    expect(message(schema, { model: "google/gemini-3.7-flash" })).toBe(
      "* GenerateContentRequest.tools[0].function_declarations[0].parameters.properties[a].items: missing field.\n",
    );
    expect(judge(schema, { model: "gemini-2.5-pro" }).findings).toEqual([]);
  });

  test("is a note where the model is not named", () => {
    expect(judge(schema)).toMatchObject({ verdict: "ignored", findings: [{ severity: "note", grade: "inferred" }] });
  });
});

test("the schema has `additionalProperties`, `ref` and `defs`, and no dollar signs", () => {
  const pet = object(
    { pet: { ref: "#/defs/Pet" } },
    { defs: { Pet: object({ name: text }) }, additionalProperties: false },
  );
  expect(judge({ f: pet }).verdict).toBe("accept");
  expect(message({ f: object({ pet: { $ref: "#/$defs/Pet" } }) })).toContain('Unknown name "$ref"');
});

test("texts of the parser name Vertex's message", () => {
  expect(message({ f: object({ a: { type: "any" } }) })).toBe(
    `Invalid value at 'tools[0].function_declarations[0].parameters.properties[0].value.type' (type.googleapis.com/google.cloud.aiplatform.v1.Type), "any"`,
  );
});

test("names are found before schemas are looked at, and listed together", () => {
  const { answer } = judge({ "a b": text, "1c": text });
  expect(answer?.message?.split("\n")).toEqual([
    "The GenerateContentRequest proto is invalid:",
    expect.stringMatching(
      /^ {2}\* tools\[0\]\.function_declarations\[0\]\.name: \[FIELD_INVALID\] Invalid function name\./,
    ),
    expect.stringMatching(/^ {2}\* tools\[0\]\.function_declarations\[1\]\.name: /),
  ]);
});
