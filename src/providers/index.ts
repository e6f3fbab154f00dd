import type { Provider } from "../types.ts";
import { anthropic } from "./anthropic/index.ts";
import { azureOpenai } from "./azure-openai/index.ts";
import { bedrock } from "./bedrock/index.ts";
import { cloudCode } from "./cloud-code/index.ts";
import { gemini } from "./gemini/index.ts";
import { mcp } from "./mcp/index.ts";
import { chatgpt } from "./mcp-client-chatgpt/index.ts";
import { claudeCode } from "./mcp-client-claude-code/index.ts";
import { claudeDesktop } from "./mcp-client-claude-desktop/index.ts";
import { codexCli } from "./mcp-client-codex-cli/index.ts";
import { cursor } from "./mcp-client-cursor/index.ts";
import { geminiCli } from "./mcp-client-gemini-cli/index.ts";
import { mcpInspector } from "./mcp-client-mcp-inspector/index.ts";
import { vscodeCopilot } from "./mcp-client-vscode-copilot/index.ts";
import { windsurf } from "./mcp-client-windsurf/index.ts";
import { zed } from "./mcp-client-zed/index.ts";
import { openai } from "./openai/index.ts";
import { vertex } from "./vertex/index.ts";

/** The one list of providers. */
export const providers = [
  openai,
  azureOpenai,
  gemini,
  vertex,
  cloudCode,
  anthropic,
  bedrock,
  mcp,
  chatgpt,
  claudeCode,
  claudeDesktop,
  codexCli,
  cursor,
  geminiCli,
  mcpInspector,
  vscodeCopilot,
  windsurf,
  zed,
] as const satisfies readonly Provider[];

/** The provider of an id, or undefined. */
export function providerOf(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}
