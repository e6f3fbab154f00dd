import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { search } from "./files.ts";

/** What makes tools, and the package that it is imported from. */
const makers: readonly { imports: RegExp; calls: RegExp }[] = [
  { imports: /["']ai["']/, calls: /\b(?:tool|dynamicTool)\(/ },
  { imports: /["']@openai\/agents(?:-core)?["']/, calls: /\btool\(/ },
  { imports: /["']openai\/helpers\/zod["']/, calls: /\bzod(?:Function|ResponsesFunction|ResponseFormat|TextFormat)\(/ },
  { imports: /["']@anthropic-ai\/sdk\/helpers\//, calls: /\bbeta\w*Tool\(/ },
  { imports: /["']@langchain\/core\/tools["']/, calls: /\btool\(|StructuredTool\b/ },
  { imports: /["']@mastra\/core/, calls: /\bcreateTool\(/ },
  { imports: /["']@modelcontextprotocol\/sdk\/server\//, calls: /\.(?:registerTool|tool)\(/ },
  { imports: /["']genkit["']/, calls: /\.defineTool\(/ },
];

const modules = "**/*.{ts,mts,js,mjs}";
const tests = /(?:^|\/)(?:test|tests|__tests__|fixtures|examples?)\/|\.(?:test|spec|d)\.\w+$/;

/** The modules of a folder that look as if they export tools, tests aside. They are read, not run. */
export async function candidates(cwd: string): Promise<string[]> {
  const files = (await search(modules, cwd)).filter((file) => !tests.test(file));
  const texts = await Promise.all(files.map((file) => readFile(resolve(cwd, file), "utf8")));
  return files.filter((_, index) => makesTools(texts[index] ?? ""));
}

function makesTools(text: string): boolean {
  return /\bexport\b/.test(text) && makers.some(({ imports, calls }) => imports.test(text) && calls.test(text));
}
