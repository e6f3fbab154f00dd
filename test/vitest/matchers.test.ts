import { describe, expect, test } from "vitest";
import "../../src/vitest/index.ts";
import { z } from "zod";
import { load } from "../../src/load/index.ts";

const sound = [{ name: "add", parameters: { type: "object", properties: { a: { type: "number" } } } }];
const faulty = [{ name: "tag", parameters: { type: "object", properties: { tags: { type: "array" } } } }];

describe("toBeAcceptedBy", () => {
  test("lets sound tools pass", () => {
    expect(sound).toBeAcceptedBy("openai");
    expect(sound).toBeAcceptedBy(["openai", "anthropic", "gemini@gemini-3-pro"]);
  });

  test("fails at once on plain JSON, in the provider's words", () => {
    expect(() => expect(faulty).toBeAcceptedBy("openai/chat.tools")).toThrow(
      "Invalid schema for function 'tag': In context=('properties', 'tags'), array schema missing",
    );
  });

  test("asks as strict tools under `strict`", () => {
    expect(() => expect(sound).toBeAcceptedBy("openai", { strict: true })).toThrow(
      "'additionalProperties' is required",
    );
  });

  test("judges as of the day that is named", () => {
    expect(() => expect(sound).toBeAcceptedBy("openai", { asOf: "2020-01-01" })).not.toThrow();
  });

  test("is turned round by `not`", () => {
    expect(faulty).not.toBeAcceptedBy("openai");
    expect(() => expect(sound).not.toBeAcceptedBy("openai")).toThrow("expected add not to be accepted by openai");
  });

  test("converts a library's objects, as the library does", async () => {
    const tools = { tag: { description: "tags", inputSchema: z.object({ tags: z.array(z.string()) }), execute() {} } };
    await expect(tools).toBeAcceptedBy("openai");
    const pair = { pair: { inputSchema: z.object({ pair: z.tuple([z.string(), z.number()]) }), execute() {} } };
    await expect(expect(pair).toBeAcceptedBy("openai+strict")).rejects.toThrow("Invalid schema for function 'pair'");
  });

  test("takes what `load` returned, and tells the place", async () => {
    const { tools } = await load(["fixtures/tools/hand-written/travel.openai.json"]);
    expect(() => expect(tools).toBeAcceptedBy("openai")).toThrow("travel.openai.json:15:22");
  });

  test("says what it takes where there are no tools", async () => {
    await expect(expect(42).toBeAcceptedBy("openai")).rejects.toThrow("no tools found");
  });

  test("an unknown target is told with the known ones", () => {
    expect(() => expect(sound).toBeAcceptedBy("opnai")).toThrow("unknown target `opnai`");
  });
});
