import type { ChatAnthropic } from "@langchain/anthropic";
import type { BaseMessageLike } from "@langchain/core/messages";
import type { ChatGoogleGenerativeAI } from "@langchain/google-genai";
import type { ChatOpenAI } from "@langchain/openai";
import { type Address, type Bad, type Client, models, type TestTool } from "./client.ts";

type Chat = ChatOpenAI | ChatAnthropic | ChatGoogleGenerativeAI;
type Bound = ReturnType<Chat["bindTools"]>;
type Ask = (model: Bound, messages: BaseMessageLike[]) => ReturnType<Bound["invoke"]>;

/** LangChain with one of its providers. */
function langChain(
  provider: keyof typeof models,
  pack: string,
  throws: string,
  bad: Bad | undefined,
  chatAt: (at: Address) => Promise<Chat>,
): Client {
  return {
    through: "`invoke`, `stream`, with `bindTools`",
    packages: [pack, "@langchain/core"],
    provider,
    throws,
    ...(bad && { bad }),
    plain: async (at, tool) => loop(await chatAt(at), tool, (model, messages) => model.invoke(messages)),
    streamed: async (at, tool) => loop(await chatAt(at), tool, gathered),
  };
}

async function gathered(model: Bound, messages: BaseMessageLike[]) {
  const { concat } = await import("@langchain/core/utils/stream");
  let whole: Awaited<ReturnType<Ask>> | undefined;
  for await (const chunk of await model.stream(messages)) whole = whole ? concat(whole, chunk) : chunk;
  if (!whole) throw new Error("nothing was streamed");
  return whole;
}

async function loop(chat: Chat, { name, description, schema, execute }: TestTool, ask: Ask): Promise<string> {
  const { ToolMessage } = await import("@langchain/core/messages");
  const model = chat.bindTools([{ type: "function", function: { name, description, parameters: schema } }]);
  const messages: BaseMessageLike[] = ["How is the weather?"];
  for (;;) {
    const said = await ask(model, messages);
    const { tool_calls: calls = [] } = said;
    if (calls.length === 0) return said.text;
    messages.push(said);
    for (const { id = "", name, args } of calls)
      messages.push(new ToolMessage({ tool_call_id: id, name, content: execute(args) }));
  }
}

/** A tool with a union at its root is left out without a word. */
const misnamed: Bad = [
  { name: "get.weather" },
  "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
];

export const langChainClients: readonly Client[] = [
  langChain("openai", "@langchain/openai", "BadRequestError", undefined, async ({ url }) => {
    const { ChatOpenAI } = await import("@langchain/openai");
    return new ChatOpenAI({
      model: models.openai,
      apiKey: "any",
      maxRetries: 0,
      configuration: { baseURL: `${url}/v1` },
    });
  }),
  langChain("anthropic", "@langchain/anthropic", "BadRequestError", misnamed, async ({ url }) => {
    const { ChatAnthropic } = await import("@langchain/anthropic");
    return new ChatAnthropic({ model: models.anthropic, apiKey: "any", maxRetries: 0, anthropicApiUrl: url });
  }),
  langChain("gemini", "@langchain/google-genai", "GoogleGenerativeAIFetchError", undefined, async ({ url }) => {
    const { ChatGoogleGenerativeAI } = await import("@langchain/google-genai");
    return new ChatGoogleGenerativeAI({ model: models.gemini, apiKey: "any", maxRetries: 0, baseUrl: url });
  }),
];
