import { createJiti } from "jiti";
import { lossesOf } from "../../loss/index.ts";
import { isObject } from "../../schema/json.ts";
import { join, tokensOf } from "../../schema/pointer.ts";
import { exportsOf } from "./exports.ts";
import { faultOf } from "./fault.ts";
import { librariesOf } from "./libraries.ts";
import type { Ask, Told, ToldTool } from "./message.ts";
import { pack } from "./pack.ts";
import type { Libraries } from "./recogniser.ts";
import { type Catalogue, type Place, type Placed, toolsAmong } from "./walk.ts";

/** One tool does not take the time of all others. */
const maxLossMs = 2000;
const maxFuzzMs = 10_000;

/** Imports a user's module, and tells the tools among its exports. Runs in the child process. */
export async function loadModule({ id, path, only, lossMs, fuzz = false }: Ask): Promise<Told> {
  const started = performance.now();
  const jiti = createJiti(path, { interopDefault: false, tsconfigPaths: true, jsx: true });
  let exports: Place[];
  try {
    exports = await exportsOf(await jiti.import(path), path, only);
  } catch (error) {
    return { id, tools: [], passedOver: [], faults: [faultOf(error, path)], bare: false };
  }
  const imported = performance.now();
  const libraries = librariesOf(jiti);
  const found = await toolsAmong(exports, libraries);
  const converted = performance.now();
  const { tools, passedOver, faults } = only === undefined ? sift(found) : found;
  const told: ToldTool[] = [];
  for (const placed of tools) {
    const milliseconds = converted + lossMs - performance.now();
    told.push(await tell(placed, libraries, { milliseconds, fuzz }));
    const isUnsearched = placed.validate !== undefined && milliseconds <= 0;
    if (isUnsearched) passedOver.push({ what: `losses of ${placed.tool.name}`, why: "the module's time was up" });
  }
  const ms = { module: imported - started, schemas: converted - imported, losses: performance.now() - converted };
  return { id, tools: told, passedOver, faults, bare: tools.every(({ bare }) => bare), ms };
}

/** Beside a tool, a schema alone is a part of it. So is one of a single value: a tool's arguments are an object. */
function sift({ tools, passedOver, faults }: Catalogue): Catalogue {
  const hasTools = tools.some(({ bare }) => !bare);
  const isPart = ({ bare, tool: { inputSchema } }: Placed) =>
    bare && tools.length > 1 && (hasTools || isScalar(inputSchema));
  const parts = [
    ...tools.filter(isPart).map(({ tool }) => tool.name),
    ...faults.flatMap(({ schema }) => (hasTools && schema !== undefined ? [schema] : [])),
  ];
  const why = hasTools ? "a schema beside tools" : "a schema of a single value, not of arguments";
  return {
    tools: tools.filter((placed) => !isPart(placed)),
    passedOver: [...passedOver, ...parts.map((what) => ({ what, why }))],
    faults: faults.filter(({ schema }) => !hasTools || schema === undefined),
  };
}

function isScalar(schema: unknown): boolean {
  return isObject(schema) && typeof schema.type === "string" && schema.type !== "object";
}

interface Search {
  /** For a search of its losses; those that its schema shows by itself are told in any case. */
  milliseconds: number;
  fuzz: boolean;
}

async function tell(placed: Placed, libraries: Libraries, { milliseconds, fuzz }: Search): Promise<ToldTool> {
  const { tool, wire, source, at, schemaAt = "", nameAt, validate, properties, descriptions, registered } = placed;
  const { inputSchema, ...rest } = tool;
  const library = placed.library === undefined ? undefined : await libraries.about(placed.library);
  const losses = await lossesOf({
    name: tool.name,
    inputSchema,
    source,
    ...(validate &&
      milliseconds > 0 && { validate, fuzz, milliseconds: Math.min(milliseconds, fuzz ? maxFuzzMs : maxLossMs) }),
    ...(library && { library }),
    ...(properties && { properties }),
    ...(descriptions && { descriptions }),
  });
  return {
    tool: rest,
    ...("inputSchema" in tool && { schema: pack(inputSchema) }),
    source,
    ...(wire !== undefined && { wire }),
    losses,
    ...(registered !== undefined && { registered }),
    schemaAt: join(at, ...tokensOf(schemaAt)),
    toolAt: at,
    nameAt: nameAt === undefined ? at : join(at, ...tokensOf(nameAt)),
  };
}
