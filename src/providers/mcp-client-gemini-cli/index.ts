import type { Provider, Rule, Target } from "../../types.ts";
import { clientAnswering } from "../mcp/answer.ts";
import { normalizedName, onName } from "../mcp/names.ts";
import { serverNameOf, toolsList } from "../mcp/wire.ts";
import { evidence } from "./evidence.ts";

/** `generateValidName` in mcp-tool.ts. Every name gets the prefix, which alone is not worth a word. */

const sources = ["https://github.com/google-gemini/gemini-cli/blob/main/packages/core/src/tools/mcp-tool.ts"];

const toolName: Rule = {
  ...normalizedName,
  title: "A name of other characters than letters, digits, `_`, `-`, `.` and `:` is rewritten",
  ...onName((name) => (/^[a-zA-Z0-9_.:-]*$/.test(name) ? undefined : { name })),
  sources,
};

const toolNameLength: Rule = {
  ...normalizedName,
  name: "normalized-tool-name-length",
  title: "A name of more than 63 characters, `mcp_` and the server's name among them, loses its middle",
  mend: "Shorten the name.",
  ...onName((name, target) => (fullName(name, target).length > 63 ? { name } : undefined)),
  sources,
};

export const geminiCli: Provider = {
  id: "mcp-client-gemini-cli",
  title: "Gemini CLI",
  docs: ["https://github.com/google-gemini/gemini-cli/blob/main/docs/tools/mcp-server.md"],
  surfaces: [toolsList()],
  rules: [toolName, toolNameLength],
  answering: clientAnswering([{ name: "names", reports: "all", costs: "tool" }]),
  evidence,
};

/** Where the server's name is not known, the least that it can be. */
function fullName(name: string, target: Target): string {
  const server = serverNameOf(target);
  return server === undefined ? `mcp_${name}` : `mcp_${server}_${name}`;
}
