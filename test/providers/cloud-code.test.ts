import { describe, expect, test } from "vitest";
import { judgeOf, object, text } from "./google.ts";

const judge = judgeOf("cloud-code");
const message = (...given: Parameters<typeof judge>) => judge(...given).answer?.message ?? null;

test("the request is wrapped, and so are the paths of the parser", () => {
  const { answer, request } = judge({ f: object({ a: { type: "any" } }) });
  expect(request.body).toEqual({ request: { tools: [{ functionDeclarations: [request.tools[0]?.wire] }] } });
  expect(answer?.message).toBe(
    `Invalid value at 'request.tools[0].function_declarations[0].parameters.properties[0].value.type' (type.googleapis.com/google.cloud.aiplatform.master.Type), "any"`,
  );
});

test("an answer is a list of one, and says everything twice", () => {
  const { answer } = judge({ f: object({ a: { type: "array" } }) });
  const line =
    "* GenerateContentRequest.tools[0].function_declarations[0].parameters.properties[a].items: missing field.\n";
  expect(answer?.body).toEqual([
    {
      error: {
        code: 400,
        message: line,
        errors: [{ message: line, domain: "global", reason: "badRequest" }],
        status: "INVALID_ARGUMENT",
      },
    },
  ]);
});

describe("what Vertex demands", () => {
  const union = { f: object({ a: { anyOf: [text], description: "either" } }) };
  const untyped = { f: object({ a: {} }) };

  test("was demanded here too until July 2026", () => {
    expect(message(union, { asOf: "2026-02-22" })).toContain(
      "`parameters.a` schema specified other fields alongside any_of.",
    );
    expect(message(untyped, { asOf: "2026-02-22" })).toContain("didn't specify the schema type field.");
    expect([judge(union).verdict, judge(untyped).verdict]).toEqual(["accept", "accept"]);
  });
});

test("names have 128 characters", () => {
  const verdict = (length: number) => judge({ ["a".repeat(length)]: object({ a: text }) }).verdict;
  expect([verdict(128), verdict(129)]).toEqual(["accept", "reject"]);
});

test("the texts of names learnt of colons", () => {
  const said = (asOf: "2025-11-06" | "2025-12-28") => message({ "a b": object({ a: text }) }, { asOf });
  expect(said("2025-11-06")).toMatch(/underscores, dots and dashes, with a maximum length of 64\.$/);
  expect(said("2025-12-28")).toMatch(/colons \(:\), or dashes \(-\), with a maximum length of 64\.$/);
});

test("beside `ref` stand only a description and a default", () => {
  const at = (more: object) => message({ f: object({ a: { ref: "Option", ...more } }) }, { asOf: "2026-05-09" });
  expect(at({ description: "d" })).toBeNull();
  expect(at({ type: "object" })).toMatch(
    /^Schema\.ref 'Option' was set alongside unsupported fields\. {2}If a schema node/,
  );
});
