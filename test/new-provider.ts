import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Case } from "../src/evidence/case.ts";

/**
 * Makes a provider's folder, case file and registry line: `npm run new-provider NAME`. What is then to be filled in
 * is what test/providers/registry.test.ts complains of.
 *
 * @param root Folder of the checkout.
 * @param id Kebab-case, as users will write it in a target: "acme-labs".
 * @returns The files that were made or changed, relative to `root`.
 * @throws Error where the name is of another form, or taken.
 */
export function newProvider(root: string, id: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    throw new Error(`\`${id}\` is not kebab-case: a name is made of lower-case letters, digits and single hyphens`);
  const sheet = `src/providers/${id}/index.ts`;
  const table = `src/providers/${id}/evidence.ts`;
  const cases = `fixtures/cases/${id}.jsonl`;
  const registry = "src/providers/index.ts";
  const taken = [`src/providers/${id}`, cases].find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Error(`\`${id}\` is taken: ${taken} exists`);

  const registered = register(readFileSync(join(root, registry), "utf8"), id);
  mkdirSync(join(root, `src/providers/${id}`));
  writeFileSync(join(root, sheet), sheetOf(id));
  writeFileSync(join(root, table), emptyTable);
  writeFileSync(join(root, cases), `${JSON.stringify(draftCase(id))}\n`);
  writeFileSync(join(root, registry), registered);
  return [sheet, table, cases, registry];
}

/** Adds an import, in the order of the ids, and an entry at the end of the list. */
function register(registry: string, id: string): string {
  const lines = registry.split("\n");
  const idOf = (line: string) => /^import .* from "\.\/(.+)\/index\.ts";$/.exec(line)?.[1];
  const after = lines.findIndex((line) => (idOf(line) ?? "") > id);
  const last = lines.findLastIndex((line) => idOf(line) !== undefined);
  lines.splice(after < 0 ? last + 1 : after, 0, `import { ${identifier(id)} } from "./${id}/index.ts";`);
  const listed = lines.join("\n").replace(/,?\s*\] as const/, `,\n  ${identifier(id)},\n] as const`);
  if (last < 0 || !listed.includes(`  ${identifier(id)},`))
    throw new Error("src/providers/index.ts has no list to add to");
  return listed;
}

function identifier(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

function sheetOf(id: string): string {
  return `import type { Provider } from "../../types.ts";
import { evidence } from "./evidence.ts";

export const ${identifier(id)}: Provider = {
  id: "${id}",
  title: "",
  docs: [],
  // The request fields that carry tools: ../openai/wire.ts shows how.
  surfaces: [],
  // One object each, most of them a check builder of src/checks and data: ../openai/shape.ts shows how.
  rules: [],
  // What the provider checks first, and the very answer it gives: ../openai/answer.ts shows how.
  answering: {
    stages: [],
    sentence: ({ words }) => words,
    answer: ([{ words = null, violation }]) => {
      return { status: 400, headers: {}, body: null, message: words, pointer: violation.pointer ?? null };
    },
  },
  evidence,
};
`;
}

/** Stands in what is made here until someone writes what the provider really does. */
export const draft = "to be filled in";

/** schemas/case.schema.json tells of each key. */
function draftCase(id: string): Case {
  const properties = { location: { type: "string" } };
  return {
    id: `${id}-0001`,
    provider: id,
    surface: "chat.tools",
    strict: null,
    model: null,
    request: null,
    tools: [{ name: "get_weather", inputSchema: { type: "object", properties, required: ["location"] } }],
    verdict: "accept",
    status: 200,
    error: null,
    errorMatch: "none",
    path: null,
    rule: "plain-valid",
    current: null,
    observed: null,
    evidence: "inferred",
    schemaFrom: "reconstructed",
    source: [draft],
    note: draft,
  };
}

const emptyTable = `import type { EvidenceTable } from "../../types.ts";

export const evidence: EvidenceTable = {};
`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [id = ""] = process.argv.slice(2);
  try {
    const files = newProvider(fileURLToPath(new URL("..", import.meta.url)), id);
    console.log(`${files.join("\n")}\nWhat is to be filled in: npx vitest run test/providers/registry.test.ts`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  }
}
