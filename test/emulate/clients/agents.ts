import { type Address, type Client, models, type TestTool } from "./client.ts";

const input = "How is the weather?";

/** OpenAI's agents, with the model behind either of its two interfaces. */
function openaiAgents(through: string, useResponses: boolean): Client {
  async function start({ url }: Address, { name, description, schema, execute }: TestTool) {
    const { Agent, OpenAIProvider, Runner, tool } = await import("@openai/agents");
    const modelProvider = new OpenAIProvider({ apiKey: "any", baseURL: `${url}/v1`, useResponses });
    const offered = tool({
      name,
      description,
      parameters: schema as never,
      strict: false,
      execute: async (given) => execute(given),
    });
    const runner = new Runner({ modelProvider, tracingDisabled: true });
    return { runner, agent: new Agent({ name: "weather", model: models.openai, tools: [offered] }) };
  }
  return {
    through,
    packages: ["@openai/agents"],
    provider: "openai",
    throws: "BadRequestError",
    async plain(at, tool) {
      const { runner, agent } = await start(at, tool);
      const { finalOutput } = await runner.run(agent, input);
      return String(finalOutput);
    },
    async streamed(at, tool) {
      const { runner, agent } = await start(at, tool);
      const result = await runner.run(agent, input, { stream: true });
      let said = "";
      for await (const text of result.toTextStream()) said += text;
      await result.completed;
      return said;
    },
  };
}

async function mastraAt({ url }: Address, { name, description, schema, execute }: TestTool) {
  const [{ Mastra }, { Agent }, { createTool }, { z }] = await Promise.all([
    import("@mastra/core/mastra"),
    import("@mastra/core/agent"),
    import("@mastra/core/tools"),
    import("zod"),
  ]);
  const tool = createTool({
    id: name,
    description,
    inputSchema: z.fromJSONSchema(schema) as never,
    execute: async ({ context }) => execute(context),
  });
  const model = { providerId: "openai", modelId: models.openai, url: `${url}/v1`, apiKey: "any" };
  const settings = { name: "weather", instructions: "Say it.", model, maxRetries: 0 };
  const weather = new Agent({ ...settings, tools: { [name]: tool } });
  return new Mastra({ agents: { weather }, logger: false }).getAgent("weather");
}

const mastra: Client = {
  through: "`Agent`'s `generate`, `stream`",
  packages: ["@mastra/core"],
  provider: "openai",
  // Names and schemas are written anew.
  bad: [
    { schema: { type: "array", items: { type: "string" } } },
    `Invalid schema for function 'get_weather': schema must be a JSON Schema of 'type: "object"', got 'type: "array"'.`,
  ],
  throws: "AI_APICallError",
  async plain(at, tool) {
    const agent = await mastraAt(at, tool);
    return (await agent.generate(input, { maxSteps: 3 })).text;
  },
  async streamed(at, tool) {
    const agent = await mastraAt(at, tool);
    const { textStream } = await agent.stream(input, { maxSteps: 3 });
    let said = "";
    for await (const text of textStream) said += text;
    return said;
  },
};

export const agentClients: readonly Client[] = [
  openaiAgents("`run`, responses", true),
  openaiAgents("`run`, chat", false),
  mastra,
];
