/** One client library on one provider, as a user would write it, in front of an address. */
export interface Client {
  /** What is tested, as the README's table says it. */
  through: string;
  /** The packages that a user installs, the first the one whose version counts most. */
  packages: readonly [string, ...string[]];
  provider: keyof typeof models;
  /** Asks with a tool, runs it when it is called, and gives what the model says in the end. */
  plain(at: Address, tool: TestTool): Promise<string>;
  /** The same, streamed: the text is put together of its pieces. */
  streamed(at: Address, tool: TestTool): Promise<string>;
  /** The name of the error that a refusal becomes. */
  throws: string;
  /** Tried in place of its provider's usual one, where the client mends that on the way. */
  bad?: Bad;
}

export interface Address {
  /** Without a path. */
  url: string;
  /** The same without a network, for AWS's client, which speaks HTTP/2 on it. */
  answer(request: Request): Promise<Response>;
}

export interface TestTool {
  name: string;
  description: string;
  schema: Record<string, unknown>;
  /** Told of the arguments of each call. */
  execute(given: unknown): string;
}

/** One model of each provider. */
export const models = {
  openai: "gpt-4o",
  anthropic: "claude-sonnet-4-6",
  gemini: "gemini-2.5-flash",
  bedrock: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
} as const;

/** What is bad about a tool, and the words that users saw for it. */
export type Bad = readonly [Partial<TestTool>, string];
