import { relative } from "node:path";
import { acceptanceOf, quickAcceptanceOf } from "../schema/acceptance.ts";
import { isObject, own } from "../schema/json.ts";
import type { JsonObject } from "../types.ts";
import { type Difference, type SearchOptions, search } from "./differences.ts";
import { type Loss, type LossRule, lossAt } from "./rule.ts";

/** A generated tool, and what its own library says at run time. */
export interface Compared {
  name: string;
  inputSchema: unknown;
  /** The library's validator: what the tool takes, before defaults and transforms. A throw or a rejection refuses. */
  validate?: (value: unknown) => boolean | Promise<boolean>;
  /** The recogniser that found the tool: "zod4", "typebox1", "ai5", … */
  source: string;
  library?: { name: string; version: string; folder: string };
  /** Names of the type's own properties, where the recogniser can read them off. */
  properties?: readonly string[];
  runs?: number;
  milliseconds?: number;
  seed?: number;
}

const lostProperties: LossRule = {
  name: "lost-properties",
  severity: "error",
  title: "A schema has the properties of its type",
  why: "The schema has no word of {names}: the model is shown a tool without them and never sends them. No provider says so, for the schema is valid.",
  mend: "Look at what converted the type: {by} did not read it. Another major or copy of the schema library than the converter knows is the usual cause.",
  sources: [
    "https://github.com/modelcontextprotocol/typescript-sdk/issues/1158",
    "https://github.com/vercel/mcp-handler/issues/107",
  ],
};

const widened: LossRule = {
  name: "widened",
  severity: "warning",
  title: "A schema allows only what the tool takes",
  why: "The model may send what the tool then refuses: the call fails. A constraint of the type did not reach the schema.",
  mend: "Say in the schema what {by} checks at run time ({at}), or check it in the tool and answer with an error that the model can act on.",
  sources: ["https://github.com/FlowiseAI/Flowise/issues/4621"],
};

const narrowed: LossRule = {
  name: "narrowed",
  severity: "note",
  title: "A schema allows all that the tool takes",
  why: "The tool takes what the schema refuses, so the model never sends it: a default, a coercion or an alternative did not reach the schema.",
  mend: 'Convert the input side of the type (zod 4: `io: "input"`), or leave it if the schema is meant to be stricter than {by} ({at}).',
  sources: ["https://zod.dev/json-schema#io"],
};

export const comparisonRules: readonly LossRule[] = [lostProperties, widened, narrowed];

/** The losses that show when a tool's validator and its schema are asked about the same values. */
export async function compare(tool: Compared): Promise<Loss[]> {
  const { inputSchema: schema, validate } = tool;
  if (!isObject(schema)) return [];
  const by = nameOf(tool);
  const missing = missingProperties(schema, tool.properties ?? []);
  if (missing.length > 0)
    return [lossAt(lostProperties, { pointer: "", args: { names: missing.join(", ") }, words: { by } })];
  if (!validate) return [];
  const takes = async (value: unknown) => takenBy(validate, value);
  if (takesNothing(schema) && !(await takes({})))
    return [lossAt(lostProperties, { pointer: "", words: { names: "what the tool requires", by }, witness: {} })];
  const found = await differences(schema, takes, tool);
  return found.map(({ kind, pointer, missing, witness }: Difference) =>
    lossAt(kind === "widened" ? widened : narrowed, {
      pointer,
      args: missing === undefined ? {} : { missing },
      words: { by, at: missing === undefined ? pointer || "the whole value" : `\`${missing}\` left out` },
      witness,
    }),
  );
}

/** Looked for with a quick reading of the schema, and told where ajv reads it so, too. */
async function differences(
  schema: JsonObject,
  takes: (value: unknown) => Promise<boolean>,
  options: SearchOptions,
): Promise<Difference[]> {
  const quick = quickAcceptanceOf(schema);
  const found = quick && (await search(schema, takes, quick, options));
  if (found?.length === 0) return [];
  const acceptance = acceptanceOf(schema);
  if (!acceptance) return [];
  if (!found) return search(schema, takes, acceptance, options);
  return found.filter(({ kind, witness }) =>
    kind === "widened" ? acceptance.surely(witness) : !acceptance.possibly(witness),
  );
}

async function takenBy(validate: NonNullable<Compared["validate"]>, value: unknown): Promise<boolean> {
  try {
    return (await validate(value)) === true;
  } catch {
    // A call with these arguments fails all the same.
    return false;
  }
}

function takesNothing(schema: JsonObject): boolean {
  const properties = own(schema, "properties");
  return (
    own(schema, "type") === "object" && isObject(properties) && Object.keys(properties).length === 0 && isBare(schema)
  );
}

/** Are there no keys but those of an object without properties? */
function isBare(schema: JsonObject): boolean {
  return (
    !["anyOf", "oneOf", "allOf", "$ref", "patternProperties", "if"].some((keyword) => Object.hasOwn(schema, keyword)) &&
    !isObject(own(schema, "additionalProperties"))
  );
}

function missingProperties(schema: JsonObject, names: readonly string[]): string[] {
  if (!isBare(schema)) return [];
  const properties = own(schema, "properties");
  return names.filter((name) => !isObject(properties) || !Object.hasOwn(properties, name));
}

function nameOf({ library, source }: Compared): string {
  if (!library) return source;
  const folder = relative(process.cwd(), library.folder);
  return `${library.name} ${library.version} (${folder.startsWith("..") ? library.folder : folder})`;
}
