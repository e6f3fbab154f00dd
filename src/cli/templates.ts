/** The files that `drycall init` writes. */

/** A config, as a module. */
export function configText(inputs: readonly string[]): string {
  const lines = inputs.map((input) => `    ${JSON.stringify(input)},`);
  return `import { defineConfig } from "drycall/define";

export default defineConfig({
  // Files, folders, globs, "mcp:<command>" or an MCP server's address.
  inputs: [
${lines.join("\n")}
  ],
  // Who is asked: provider[/surface][+strict][@model], or "all".
  targets: ["openai", "anthropic", "gemini", "bedrock", "mcp"],
});
`;
}

/** A workflow that judges the tools of every pull request, by the action that the installed package holds. */
export const workflowText = `name: tools
on:
  pull_request:
  push:
    branches: [main]
permissions:
  contents: read
  pull-requests: write
jobs:
  drycall:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
          cache: npm
      - run: npm ci
      - uses: ./node_modules/drycall
`;
