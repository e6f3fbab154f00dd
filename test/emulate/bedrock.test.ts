import {
  type ContentBlock,
  ConverseCommand,
  ConverseStreamCommand,
  CountTokensCommand,
  type Message,
  ServiceUnavailableException,
  type ToolConfiguration,
  ValidationException,
} from "@aws-sdk/client-bedrock-runtime";
import { describe, expect, test } from "vitest";
import { emulate } from "../../src/emulate/index.ts";
import { bedrockClient } from "./aws.ts";

const bedrock = emulate("bedrock");
const client = bedrockClient(bedrock);
const modelId = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
const asked: Message = { role: "user", content: [{ text: "How warm?" }] };

const json = {
  type: "object",
  properties: { city: { type: "string", enum: ["Oslo", "Lima"] }, days: { type: "integer", minimum: 1, maximum: 5 } },
  required: ["city", "days"],
};
const spec = (name: string, schema: object): ToolConfiguration => {
  return { tools: [{ toolSpec: { name, description: "Weather", inputSchema: { json: schema as never } } }] };
};
const toolConfig = spec("get_weather", json);
const given = { city: expect.stringMatching(/^(?:Oslo|Lima)$/), days: expect.any(Number) };
const done = "Done. I have called get_weather.";

/** What a client puts together of a stream. */
async function streamed(messages: Message[]) {
  const { stream = [] } = await client.send(new ConverseStreamCommand({ modelId, messages, toolConfig }));
  const blocks: { text: string; toolUse?: { toolUseId?: string | undefined; name?: string | undefined } }[] = [];
  let stopReason: string | undefined;
  for await (const { contentBlockStart: start, contentBlockDelta: delta, messageStop } of stream) {
    stopReason ??= messageStop?.stopReason;
    const at = start?.contentBlockIndex ?? delta?.contentBlockIndex;
    if (at === undefined) continue;
    blocks[at] ??= { text: "", ...(start?.start?.toolUse && { toolUse: start.start.toolUse }) };
    blocks[at].text += delta?.delta?.text ?? delta?.delta?.toolUse?.input ?? "";
  }
  return { blocks, stopReason };
}

const resultOf = (toolUseId: string | undefined): Message => {
  return { role: "user", content: [{ toolResult: { toolUseId, content: [{ json: { sky: "clear" } }] } }] };
};

describe("@aws-sdk/client-bedrock-runtime", () => {
  test("Converse calls the tool, takes its result and is done", async () => {
    const first = await client.send(new ConverseCommand({ modelId, messages: [asked], toolConfig }));
    expect(first).toMatchObject({ stopReason: "tool_use", usage: { totalTokens: expect.any(Number) } });
    const use = first.output?.message?.content?.[0]?.toolUse;
    expect(use).toMatchObject({ name: "get_weather", input: given });
    const said: Message = { role: "assistant", content: [{ toolUse: use } as ContentBlock] };
    const messages = [asked, said, resultOf(use?.toolUseId)];
    const second = await client.send(new ConverseCommand({ modelId, messages, toolConfig }));
    expect(second).toMatchObject({ stopReason: "end_turn", output: { message: { content: [{ text: done }] } } });
  });

  test("ConverseStream does so a piece at a time", async () => {
    const first = await streamed([asked]);
    const [{ toolUse, text } = { text: "" }] = first.blocks;
    const input = JSON.parse(text);
    expect(first.stopReason).toBe("tool_use");
    expect(input).toEqual(given);
    const said: Message = { role: "assistant", content: [{ toolUse: { ...toolUse, input } } as ContentBlock] };
    const second = await streamed([asked, said, resultOf(toolUse?.toolUseId)]);
    expect(second).toEqual({ blocks: [{ text: done }], stopReason: "end_turn" });
  });

  test("an output format is obeyed, and an ARN names the model", async () => {
    const schema = JSON.stringify({
      type: "object",
      properties: { sure: { type: "boolean" } },
      required: ["sure"],
      additionalProperties: false,
    });
    const structure = { jsonSchema: { name: "answer", schema } };
    const answer = await client.send(
      new ConverseCommand({
        modelId: `arn:aws:bedrock:us-east-1:123456789012:inference-profile/${modelId}`,
        messages: [asked],
        outputConfig: { textFormat: { type: "json_schema", structure } },
      }),
    );
    expect(JSON.parse(answer.output?.message?.content?.[0]?.text ?? "")).toEqual({ sure: expect.any(Boolean) });
  });

  test("CountTokens counts by a model's own id, and not by a profile's", async () => {
    const input = { converse: { messages: [asked], toolConfig } };
    const counted = await client.send(new CountTokensCommand({ modelId: modelId.replace("us.", ""), input }));
    expect(counted.inputTokens).toBeGreaterThan(20);
    await expect(client.send(new CountTokensCommand({ modelId, input }))).rejects.toThrow(
      "The provided model doesn't support counting tokens.",
    );
  });

  const nova = "us.amazon.nova-lite-v1:0";
  /** Model, tool's name, schema → the words that users saw. */
  const refused: readonly (readonly [string, string, object, string])[] = [
    // https://github.com/awslabs/aws-api/issues/272
    [
      modelId,
      "list",
      {},
      "The value at toolConfig.tools.0.toolSpec.inputSchema.json.type must be one of the following: object.",
    ],
    // https://github.com/BerriAI/litellm/issues/24668
    [
      modelId,
      "a.b",
      json,
      "1 validation error detected: Value 'a.b' at 'toolConfig.tools.1.member.toolSpec.name' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_-]+",
    ],
    // https://github.com/zed-industries/zed/pull/28521
    [
      nova,
      "list",
      { ...json, $defs: {} },
      "The model returned the following errors: Malformed input request: #/toolConfig/tools/0/toolSpec/inputSchema/json: extraneous key [$defs] is not permitted, please reformat your input and try again.",
    ],
  ];

  test.each(
    refused,
  )("throws %s's words for a bad tool %s, plain and streamed", async (model, name, schema, message) => {
    const request = { modelId: model, messages: [asked], toolConfig: spec(name, schema) };
    for (const command of [new ConverseCommand(request), new ConverseStreamCommand(request)]) {
      const error = await client.send(command as ConverseCommand).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(ValidationException);
      expect(error).toMatchObject({ message, $metadata: { httpStatusCode: 400 } });
    }
  });

  /** Messages → the words that users saw. */
  const unpaired: readonly (readonly [string, Message[], string])[] = [
    // https://github.com/Just-Curieous/Curie/issues/16
    [
      "a result without a call",
      [asked, { role: "assistant", content: [{ text: "Hm." }] }, resultOf("t")],
      "The number of toolResult blocks at messages.2.content exceeds the number of toolUse blocks of previous turn.",
    ],
    // https://github.com/zeroclaw-labs/zeroclaw/pull/1476
    [
      "a call without a result",
      [
        asked,
        { role: "assistant", content: [{ toolUse: { toolUseId: "t1", name: "get_weather", input: {} } }] },
        asked,
      ],
      "Expected toolResult blocks at messages.2.content for the following Ids: t1",
    ],
    // https://github.com/langgenius/dify/issues/12340
    [
      "no user",
      [{ role: "assistant", content: [{ text: "Hi" }] }],
      "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
    ],
  ];

  test.each(unpaired)("refuses %s", async (_, messages, message) => {
    await expect(client.send(new ConverseCommand({ modelId, messages, toolConfig }))).rejects.toThrow(message);
  });

  test("a history with tools needs them declared", async () => {
    const said: Message = { role: "assistant", content: [{ toolUse: { toolUseId: "t", name: "a", input: {} } }] };
    await expect(client.send(new ConverseCommand({ modelId, messages: [asked, said, resultOf("t")] }))).rejects.toThrow(
      "The toolConfig field must be defined when using toolUse and toolResult content blocks.",
    );
  });

  test.each([
    ["429", "ThrottlingException", "Too many requests, please wait before trying again."],
    ["503", "ServiceUnavailableException", "Bedrock is unable to process your request."],
    [
      "500",
      "InternalServerException",
      "The system encountered an unexpected error during processing. Try your request again.",
    ],
  ])("throws its own class for the fault %s", async (fault, name, message) => {
    const faulty = bedrockClient(emulate("bedrock", { faults: { rates: { [fault]: 1 } } }));
    await expect(faulty.send(new ConverseCommand({ modelId, messages: [asked] }))).rejects.toMatchObject({
      name,
      message,
    });
  });

  test("throws its own class in the middle of a stream, after what came before", async () => {
    const faulty = bedrockClient(emulate("bedrock", { faults: { rates: { error: 1 } } }));
    const { stream = [] } = await faulty.send(new ConverseStreamCommand({ modelId, messages: [asked] }));
    let said = "";
    const read = async () => {
      for await (const { contentBlockDelta } of stream) said += contentBlockDelta?.delta?.text ?? "";
    };
    await expect(read()).rejects.toThrow(ServiceUnavailableException);
    expect("This is an emulated answer.").toContain(said);
    expect(said).not.toBe("");
  });
});
