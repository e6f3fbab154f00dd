import { fingerprints, telltales } from "./fingerprints.ts";
import { type Node, pointerTo } from "./nodes.ts";
import type { NodeRule } from "./rule.ts";

/** An object of a schema library was taken for JSON Schema, and written as JSON. */
export const libraryInternals: NodeRule = {
  name: "library-internals",
  severity: "error",
  title: "A schema holds no library's own objects",
  why: "A type was taken for a JSON Schema and written out as it is in memory: no provider can read it, and where the root type is left by accident the model is shown a tool without arguments.",
  mend: "Look for two copies or majors of {library} in the tree (`npm ls`): whatever should convert the type did not recognise it. Convert it with the library's own converter, or bring the copies down to one.",
  sources: [
    "https://github.com/n8n-io/n8n/issues/25276",
    "https://github.com/openai/openai-agents-js/issues/352",
    "https://github.com/langchain-ai/langchainjs/issues/11240",
  ],
  find(node) {
    const library = node.kind === "names" ? undefined : libraryOf(node);
    return library === undefined ? undefined : { pointer: pointerTo(node), args: { library } };
  },
};

function libraryOf({ value, kind }: Node): string | undefined {
  if (Array.isArray(value)) return undefined;
  for (const key in value)
    if (telltales.has(key))
      return fingerprints.find(({ anywhere, fits }) => (anywhere || kind === "schema") && fits(value))?.library;
  return undefined;
}
