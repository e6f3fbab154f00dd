import { expect, test } from "vitest";
import { parseTarget } from "../../src/providers/targets.ts";
import { targetsText } from "../../src/report/targets.ts";

const tools = ["openai/chat.tools", "openai/responses.tools"];

test.each<[string[], string]>([
  [["openai/chat.tools"], "openai/chat.tools"],
  [tools, "openai"],
  [[...tools, "openai/chat.functions"], "openai, openai/chat.functions"],
  [tools.map((text) => `${text}+strict`), "openai+strict"],
  [tools.map((text) => `${text}@gpt-5.1`), "openai@gpt-5.1"],
  [[...tools, "openai/chat.tools+strict"], "openai, openai/chat.tools+strict"],
  [["openai/chat.tools", "azure-openai/chat.tools"], "openai/chat.tools, azure-openai/chat.tools"],
  [["openai/chat.response_format", "openai/responses.text.format"], "openai"],
])("%j are named %s", (texts, expected) => {
  const targets = texts.flatMap((text) => parseTarget(text, "2026-11-21"));
  expect(targetsText(targets)).toBe(expected);
});
