import { extname } from "node:path";
import { UserError } from "../errors.ts";
import type { Edit } from "../types.ts";

type Rewriter = (text: string, edits: readonly Edit[], file: string) => string;

const rewriters: Readonly<Record<string, () => Promise<Rewriter>>> = {
  ".json": async () => (await import("./rewrite-json.ts")).rewriteJson,
  ".jsonc": async () => (await import("./rewrite-json.ts")).rewriteJson,
  ".yaml": async () => (await import("./rewrite-yaml.ts")).rewriteYaml,
  ".yml": async () => (await import("./rewrite-yaml.ts")).rewriteYaml,
};

/**
 * Makes edits in the text of a file; comments, order and what is not touched stay as they are.
 *
 * @param edits their pointers are into the whole file
 * @throws UserError where an edit cannot be made without changing something else
 */
export async function rewrite(file: string, text: string, edits: readonly Edit[]): Promise<string> {
  const rewriter = await rewriters[extname(file).toLowerCase()]?.();
  if (!rewriter) throw new UserError(`${file}: cannot be edited`, { hint: "only JSON and YAML files are" });
  return rewriter(text, edits, file);
}
