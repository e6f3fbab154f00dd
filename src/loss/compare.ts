import { relative } from "node:path";
import { type Acceptance, acceptanceOf, quickAcceptanceOf } from "../schema/acceptance.ts";
import { isObject, own } from "../schema/json.ts";
import type { JsonObject, Pointer } from "../types.ts";
import { type Difference, type SearchOptions, search } from "./differences.ts";
import { isBare } from "./keywords.ts";
import { lostProperties } from "./required.ts";
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
  /** What the type says of its own properties. */
  descriptions?: Readonly<Record<string, string>>;
  runs?: number;
  milliseconds?: number;
  seed?: number;
  /** Is it to be fuzzed, with many more values? */
  fuzz?: boolean;
}

const lostDescriptions: LossRule = {
  name: "lost-descriptions",
  severity: "warning",
  title: "A schema has the descriptions of its type",
  why: "The model is not told what the type says of {names}: it guesses from the names.",
  mend: "Look at what converted the type: {by} dropped the descriptions. Some libraries keep them on the outermost wrapper only: describe last, after `.optional()` and the like.",
  sources: ["https://zod.dev/metadata"],
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

export const comparisonRules: readonly LossRule[] = [lostDescriptions, widened, narrowed];

/** The losses that show when a tool's validator and its schema are asked about the same values. */
export async function compare(tool: Compared): Promise<Loss[]> {
  const { inputSchema: schema, validate } = tool;
  if (!isObject(schema)) return [];
  const by = nameOf(tool);
  const missing = missingProperties(schema, tool.properties ?? []);
  if (missing.length > 0)
    return [lossAt(lostProperties, { pointer: "", args: { names: missing.join(", ") }, words: { by } })];
  const undescribed = descriptionsLost(schema, tool, by);
  if (!validate) return undescribed;
  const takes = async (value: unknown) => takenBy(validate, value);
  if (takesNothing(schema) && !(await takes({})))
    return [lossAt(lostProperties, { pointer: "", words: { names: "what the tool requires", by }, witness: {} })];
  const found = await differences(schema, takes, tool);
  const told = found.map(({ kind, pointer, missing, extra, witness }: Difference) =>
    lossAt(kind === "widened" ? widened : narrowed, {
      pointer,
      args: { ...(missing !== undefined && { missing }), ...(extra && { extra }) },
      words: { by, at: placeOf(pointer, missing, extra) },
      witness,
    }),
  );
  return [...undescribed, ...told];
}

function placeOf(pointer: Pointer, missing: string | undefined, extra: true | undefined): string {
  if (missing !== undefined) return `\`${missing}\` left out`;
  return (extra ? "another key in " : "") + (pointer || "the whole value");
}

/** Descriptions of properties that stand nowhere in the schema. */
function descriptionsLost(schema: JsonObject, { descriptions = {} }: Compared, by: string): Loss[] {
  const text = JSON.stringify(schema);
  const names = Object.keys(descriptions).filter((name) => !text.includes(JSON.stringify(descriptions[name])));
  if (names.length === 0) return [];
  return [lossAt(lostDescriptions, { pointer: "", args: { names: names.join(", ") }, words: { by } })];
}

/** Looked for with a quick reading of the schema, and told where ajv reads it so, too. */
async function differences(
  schema: JsonObject,
  takes: (value: unknown) => Promise<boolean>,
  options: SearchOptions,
): Promise<Difference[]> {
  // What a few values show is told in the same words, whether or not many are asked about.
  const look = async (acceptance: Acceptance) => {
    const found = await search(schema, takes, acceptance, { ...options, fuzz: false });
    return options.fuzz && found.length === 0 ? search(schema, takes, acceptance, options) : found;
  };
  const quick = quickAcceptanceOf(schema);
  const found = quick && (await look(quick));
  if (found?.length === 0) return [];
  const acceptance = acceptanceOf(schema);
  if (!acceptance) return [];
  if (!found) return look(acceptance);
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

function missingProperties(schema: JsonObject, names: readonly string[]): string[] {
  if (!isBare(schema)) return [];
  const properties = own(schema, "properties");
  return names.filter((name) => !isObject(properties) || !Object.hasOwn(properties, name));
}

/** The package that converted a tool, for a reader to look at. */
export function nameOf({ library, source }: Compared): string {
  if (!library) return source;
  const folder = relative(process.cwd(), library.folder);
  return `${library.name} ${library.version} (${folder.startsWith("..") ? library.folder : folder})`;
}
