import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { configNames } from "../../config/find.ts";
import { UserError } from "../../errors.ts";
import { candidates } from "../../load/candidates.ts";
import { discover } from "../../load/discover.ts";
import { rewrite } from "../../load/rewrite.ts";
import { isObject } from "../../schema/json.ts";
import type { Edit, JsonObject } from "../../types.ts";
import type { Io } from "../io.ts";
import type { Arguments } from "../parse.ts";
import { configText, workflowText } from "../templates.ts";

const script = "test:tools";

/** `drycall init`: writes a config, an npm script and, if asked, a workflow; what is there is kept. */
export async function init({ positionals, values }: Arguments, { cwd, stdout }: Io): Promise<number> {
  const inputs = positionals.length > 0 ? positionals : await found(cwd);
  const done = [await writeConfig(inputs, cwd), await addScript(cwd)];
  if (values.workflow) done.push(await create(".github/workflows/drycall.yml", workflowText, cwd));
  stdout.write(`${done.join("\n")}\n\nNext: \`npx drycall\` judges ${inputs.join(", ")}.\n`);
  return 0;
}

async function found(cwd: string): Promise<string[]> {
  const data = (await discover(cwd)).flatMap(({ inputs }) => inputs);
  const inputs = [...data, ...(await candidates(cwd))];
  if (inputs.length > 0) return inputs;
  throw new UserError("no tools were found here, in JSON, YAML or modules", {
    hint: 'name them: `drycall init src/tools.ts` or `drycall init "mcp:npx my-server"`',
  });
}

async function writeConfig(inputs: readonly string[], cwd: string): Promise<string> {
  for (const name of configNames) if (await exists(resolve(cwd, name))) return kept(name);
  if ((await manifestOf(cwd))?.drycall !== undefined) return kept("package.json");
  const isTyped = await exists(resolve(cwd, "tsconfig.json"));
  return create(isTyped ? "drycall.config.ts" : "drycall.config.mjs", configText(inputs), cwd);
}

async function addScript(cwd: string): Promise<string> {
  const manifest = await manifestOf(cwd);
  if (!manifest) return "  no package.json: no script added";
  const scripts = isObject(manifest.scripts) ? manifest.scripts : {};
  const known = Object.entries(scripts).find(([name, text]) => name === script || /\bdrycall\b/.test(String(text)));
  if (known) return `  kept     package.json, script ${known[0]}`;
  const path = resolve(cwd, "package.json");
  const value = isObject(manifest.scripts) ? "drycall" : { [script]: "drycall" };
  const edits: Edit[] = [{ op: "add", path: isObject(manifest.scripts) ? `/scripts/${script}` : "/scripts", value }];
  await writeFile(path, await rewrite("package.json", await readFile(path, "utf8"), edits));
  return `  added    package.json, script ${script}`;
}

async function manifestOf(cwd: string): Promise<JsonObject | undefined> {
  const text = await readFile(resolve(cwd, "package.json"), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch (cause) {
    throw new UserError("package.json: is not JSON", { hint: "mend it, and run `drycall init` again", cause });
  }
}

async function create(file: string, text: string, cwd: string): Promise<string> {
  const path = resolve(cwd, file);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: "wx" });
    return `  written  ${file}`;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "EEXIST") return kept(file);
    throw new UserError(`${file}: cannot be written`, { hint: "check the folder's permissions", cause });
  }
}

function kept(file: string): string {
  return `  kept     ${file}, it was there`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
