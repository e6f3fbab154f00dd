import type {
  BedrockRuntimeClient,
  ContentBlock,
  ConverseCommandInput,
  Message,
} from "@aws-sdk/client-bedrock-runtime";
import type { CallableTool } from "@google/genai";
import { type Address, type Client, models, type TestTool } from "./client.ts";

const prompt = "How is the weather?";

async function openaiRun({ url }: Address, { name, description, schema, execute }: TestTool, stream: boolean) {
  const { default: OpenAI } = await import("openai");
  const client = new OpenAI({ apiKey: "any", baseURL: `${url}/v1`, maxRetries: 0 });
  const offered = {
    type: "function" as const,
    function: { name, description, parameters: schema, parse: JSON.parse, function: execute },
  };
  const asked = { model: models.openai, messages: [{ role: "user" as const, content: prompt }], tools: [offered] };
  const run = stream
    ? client.chat.completions.runTools({ ...asked, stream })
    : client.chat.completions.runTools({ ...asked, stream: false });
  return (await run.finalContent()) ?? "";
}

const openai: Client = {
  through: "`runTools`",
  packages: ["openai"],
  provider: "openai",
  throws: "BadRequestError",
  plain: (at, tool) => openaiRun(at, tool, false),
  streamed: (at, tool) => openaiRun(at, tool, true),
};

async function anthropicRunner({ url }: Address, { name, description, schema, execute }: TestTool) {
  const { default: Anthropic } = await import("@anthropic-ai/sdk");
  const client = new Anthropic({ apiKey: "any", baseURL: url, maxRetries: 0 });
  const offered = {
    name,
    description,
    input_schema: schema as { type: "object" },
    parse: (given: unknown) => given,
    run: execute,
  };
  const messages = [{ role: "user" as const, content: prompt }];
  return { client, asked: { model: models.anthropic, max_tokens: 1000, messages, tools: [offered] } };
}

const anthropic: Client = {
  through: "`toolRunner`",
  packages: ["@anthropic-ai/sdk"],
  provider: "anthropic",
  throws: "BadRequestError",
  async plain(at, tool) {
    const { client, asked } = await anthropicRunner(at, tool);
    const { content } = await client.beta.messages.toolRunner(asked);
    return content.map((block) => (block.type === "text" ? block.text : "")).join("");
  },
  async streamed(at, tool) {
    const { client, asked } = await anthropicRunner(at, tool);
    let said = "";
    for await (const message of client.beta.messages.toolRunner({ ...asked, stream: true }))
      for await (const event of message)
        if (event.type === "content_block_delta" && event.delta.type === "text_delta") said += event.delta.text;
    return said;
  },
};

async function chatAt({ url }: Address, { name, description, schema, execute }: TestTool) {
  const { GoogleGenAI } = await import("@google/genai");
  const client = new GoogleGenAI({ apiKey: "any", vertexai: false, httpOptions: { baseUrl: url } });
  const { additionalProperties: _, ...parameters } = schema;
  const tool: CallableTool = {
    tool: async () => ({ functionDeclarations: [{ name, description, parameters }] }),
    callTool: async (calls) =>
      calls.map(({ args }) => ({ functionResponse: { name, response: { result: execute(args) } } })),
  };
  return client.chats.create({ model: models.gemini, config: { tools: [tool] } });
}

const genai: Client = {
  through: "`chats`, with a `CallableTool`",
  packages: ["@google/genai"],
  provider: "gemini",
  throws: "ApiError",
  async plain(at, tool) {
    const chat = await chatAt(at, tool);
    return (await chat.sendMessage({ message: prompt })).text ?? "";
  },
  async streamed(at, tool) {
    const chat = await chatAt(at, tool);
    let said = "";
    for await (const { candidates } of await chat.sendMessageStream({ message: prompt }))
      said += candidates?.[0]?.content?.parts?.[0]?.text ?? "";
    return said;
  },
};

interface Said {
  text: string;
  toolUse?: { toolUseId?: string | undefined; name?: string | undefined; input?: unknown };
}

type Ask = (client: BedrockRuntimeClient, request: ConverseCommandInput) => Promise<Said>;

async function converse({ answer }: Address, { name, description, schema, execute }: TestTool, ask: Ask) {
  const { bedrockClient } = await import("../aws.ts");
  const client = bedrockClient(answer);
  const toolConfig = { tools: [{ toolSpec: { name, description, inputSchema: { json: schema as never } } }] };
  const messages: Message[] = [{ role: "user", content: [{ text: prompt }] }];
  for (;;) {
    const { text, toolUse } = await ask(client, { modelId: models.bedrock, messages, toolConfig });
    if (toolUse === undefined) return text;
    const result = { toolUseId: toolUse.toolUseId, content: [{ text: execute(toolUse.input) }] };
    messages.push({ role: "assistant", content: [{ toolUse } as ContentBlock] });
    messages.push({ role: "user", content: [{ toolResult: result }] });
  }
}

const aws: Client = {
  through: "`ConverseCommand`, `ConverseStreamCommand`",
  packages: ["@aws-sdk/client-bedrock-runtime"],
  provider: "bedrock",
  throws: "ValidationException",
  plain: (at, tool) =>
    converse(at, tool, async (client, request) => {
      const { ConverseCommand } = await import("@aws-sdk/client-bedrock-runtime");
      const { output } = await client.send(new ConverseCommand(request));
      const [{ text = "", toolUse } = {}] = output?.message?.content ?? [];
      return { text, ...(toolUse && { toolUse }) };
    }),
  streamed: (at, tool) =>
    converse(at, tool, async (client, request) => {
      const { ConverseStreamCommand } = await import("@aws-sdk/client-bedrock-runtime");
      const { stream = [] } = await client.send(new ConverseStreamCommand(request));
      const said: Said = { text: "" };
      let input = "";
      for await (const { contentBlockStart, contentBlockDelta } of stream) {
        if (contentBlockStart?.start?.toolUse) said.toolUse = contentBlockStart.start.toolUse;
        said.text += contentBlockDelta?.delta?.text ?? "";
        input += contentBlockDelta?.delta?.toolUse?.input ?? "";
      }
      return said.toolUse ? { ...said, toolUse: { ...said.toolUse, input: JSON.parse(input) } } : said;
    }),
};

export const sdkClients: readonly Client[] = [openai, anthropic, genai, aws];
