import type { LanguageModel } from "ai6";
import { type Address, type Client, models, type TestTool } from "./client.ts";

const prompt = "How is the weather?";

/** `ai` with one of its providers. */
function aiSdk(provider: keyof typeof models, pack: string, modelAt: (at: Address) => Promise<LanguageModel>): Client {
  return {
    through: "`generateText`, `streamText`",
    packages: [pack, "ai6"],
    provider,
    throws: "AI_APICallError",
    async plain(at, tool) {
      const { generateText, stepCountIs } = await import("ai6");
      const settings = { model: await modelAt(at), prompt, maxRetries: 0, stopWhen: stepCountIs(3) };
      const { text } = await generateText({ ...settings, tools: await toolsOf(tool) });
      return text;
    },
    async streamed(at, tool) {
      const { streamText, stepCountIs } = await import("ai6");
      const settings = { model: await modelAt(at), prompt, maxRetries: 0, stopWhen: stepCountIs(3) };
      let said = "";
      for await (const part of streamText({ ...settings, tools: await toolsOf(tool), onError: () => {} }).fullStream) {
        if (part.type === "error") throw part.error;
        if (part.type === "text-delta") said += part.text;
      }
      return said;
    },
  };
}

async function toolsOf({ name, description, schema, execute }: TestTool) {
  const { jsonSchema, tool } = await import("ai6");
  return { [name]: tool({ description, inputSchema: jsonSchema(schema), execute: async (given) => execute(given) }) };
}

export const aiSdkClients: readonly Client[] = [
  aiSdk("openai", "@ai-sdk/openai", async ({ url }) => {
    const { createOpenAI } = await import("@ai-sdk/openai");
    return createOpenAI({ apiKey: "any", baseURL: `${url}/v1` })(models.openai);
  }),
  aiSdk("anthropic", "@ai-sdk/anthropic", async ({ url }) => {
    const { createAnthropic } = await import("@ai-sdk/anthropic");
    return createAnthropic({ apiKey: "any", baseURL: `${url}/v1` })(models.anthropic);
  }),
  aiSdk("gemini", "@ai-sdk/google", async ({ url }) => {
    const { createGoogleGenerativeAI } = await import("@ai-sdk/google");
    return createGoogleGenerativeAI({ apiKey: "any", baseURL: `${url}/v1beta` })(models.gemini);
  }),
  aiSdk("bedrock", "@ai-sdk/amazon-bedrock", async ({ url }) => {
    const { createAmazonBedrock } = await import("@ai-sdk/amazon-bedrock");
    const keys = { accessKeyId: "none", secretAccessKey: "none", region: "us-east-1" };
    return createAmazonBedrock({ ...keys, baseURL: url })(models.bedrock);
  }),
];
