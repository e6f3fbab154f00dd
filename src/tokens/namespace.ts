import { isObject, own } from "../schema/json.ts";
import type { JsonObject, Tool } from "../types.ts";

/**
 * How OpenAI shows functions to a model: as types of a TypeScript namespace, one text per function. What has no place
 * in it (bounds, patterns, formats, `additionalProperties`) costs no token.
 *
 * The format is published for gpt-oss: https://github.com/openai/harmony (docs/format.md, 2025-08). The hosted models
 * counted six recorded requests (2023, 2024) as it does, give or take 3 tokens.
 */
export function functionText({ name, description, inputSchema }: Tool): string {
  const comment = description === undefined ? "" : commentOf(description, "");
  const schema = isObject(inputSchema) ? inputSchema : {};
  const isPlain = Object.keys(propertiesOf(schema)).length === 0;
  return `${comment}type ${name} = (${isPlain ? "" : `_: ${typeText(schema, "", 0)}`}) => any;\n\n`;
}

/** What stands around the functions. */
export const namespaceFrame = "# Tools\n\n## functions\n\nnamespace functions {\n\n} // namespace functions";

/** How an output format is shown: https://github.com/openai/harmony (docs/format.md, 2025-08). */
export function formatText({ name, description, inputSchema }: Tool): string {
  const comment = description === undefined ? "" : commentOf(description, "");
  return `# Response Formats\n\n## ${name}\n\n${comment}${JSON.stringify(inputSchema) ?? ""}`;
}

/** Deeper schemas than that are rare, and may be endless. */
const maxDepth = 50;

function typeText(schema: unknown, indent: string, depth: number): string {
  if (!isObject(schema) || depth > maxDepth) return "any";
  const branches = own(schema, "oneOf") ?? own(schema, "anyOf");
  if (Array.isArray(branches))
    return branches.map((each) => `\n${indent} | ${typeText(each, `${indent}   `, depth + 1)}`).join("");
  const { type } = schema;
  if (Array.isArray(type)) return type.map((each) => (each === "integer" ? "number" : String(each))).join(" | ");
  const values = own(schema, "enum");
  if (Array.isArray(values) && values.length > 0) return values.map((value) => JSON.stringify(value)).join(" | ");
  if (type === "object") return objectText(schema, indent, depth);
  if (type === "array") return "items" in schema ? `${typeText(schema.items, indent, depth + 1)}[]` : "Array<any>";
  if (type === "integer") return "number";
  return type === "string" || type === "number" || type === "boolean" ? type : "any";
}

function objectText(schema: JsonObject, indent: string, depth: number): string {
  const required = new Set(Array.isArray(schema.required) ? schema.required : []);
  const members = Object.entries(propertiesOf(schema)).map(([key, value]) => {
    const mark = required.has(key) ? "" : "?";
    const type = typeText(value, `${indent}    `, depth + 1);
    return `${aboveText(value, indent)}${indent}${key}${mark}: ${type},${defaultText(value)}\n`;
  });
  return `{\n${members.join("")}${indent}}`;
}

function aboveText(value: unknown, indent: string): string {
  if (!isObject(value)) return "";
  const { title, description } = value;
  const titled = typeof title === "string" ? `${indent}// ${title}\n${indent}//\n` : "";
  return titled + (typeof description === "string" ? commentOf(description, indent) : "");
}

function defaultText(value: unknown): string {
  const given = isObject(value) ? own(value, "default") : undefined;
  return given === undefined ? "" : ` // default: ${JSON.stringify(given)}`;
}

function commentOf(text: string, indent: string): string {
  return `${indent}// ${text}\n`;
}

function propertiesOf(schema: JsonObject): JsonObject {
  const properties = own(schema, "properties");
  return isObject(properties) ? properties : {};
}
