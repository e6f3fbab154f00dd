import { basename, extname } from "node:path";
import { UserError } from "../errors.ts";
import { join, tokensOf } from "../schema/pointer.ts";
import type { Pointer } from "../types.ts";
import { describe } from "./describe.ts";
import { type Document, isReadable, readDocument } from "./document.ts";
import type { Found } from "./files.ts";
import { loadConfig } from "./from-server.ts";
import { placeIn } from "./lines.ts";
import { type Loaded, type LoadOptions, loaded } from "./loaded.ts";
import { isLock, readLocked } from "./locked.ts";
import { serversIn } from "./mcp-config.ts";
import { lookedFor, recognise } from "./payload.ts";
import type { Payload } from "./recognised.ts";

/**
 * Loads the tools of one file. A file that is named must hold tools, or servers to ask for them; one
 * that was come across is passed over where it holds none, and never starts a server.
 */
export async function loadFile(found: Found, options: LoadOptions): Promise<Loaded> {
  const { path, file, by } = found;
  const passOver = (why: string) => loaded({ passedOver: [{ what: file, why }] });
  let document: Document;
  try {
    document = await readDocument(path, file);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const incidental = by === "folder" || (by === "pattern" && !isReadable(path));
    return incidental ? passOver(error.message) : loaded({ failures: [error] });
  }
  const servers = serversIn(document.value);
  if (servers !== undefined) {
    return by === "name"
      ? loadConfig(servers, found, options)
      : passOver("MCP servers, not started: name the file itself");
  }
  const nothing = (why: string) =>
    by === "name"
      ? loaded({ failures: [new UserError(`${file}: ${why}`, { hint: "name a file that holds tools" })] })
      : passOver(why);
  const { value } = document;
  if (isLock(value) && by !== "name") return passOver("a lock: the tools that it locks are loaded where they are made");
  const payload = isLock(value) ? readLocked(value) : recognise(value, safeName(path));
  if (payload === undefined) {
    const seen = `found ${describe(document.value)}`;
    return nothing(by === "name" ? `no tools found: looked for ${lookedFor}; ${seen}` : `holds no tools: ${seen}`);
  }
  const why = whyNothing(payload, by);
  return why === undefined ? fromPayload(payload, document, file) : nothing(why);
}

/** Why a file with the shape of tools has none to judge, or undefined where it has, or where its faults say why. */
function whyNothing({ tools, passedOver, faults, bare }: Payload, by: Found["by"]): string | undefined {
  if (tools.length === 0) {
    if (faults.length > 0) return by === "name" ? undefined : "it lists what are no tools";
    const others = passedOver.map(({ what }) => what).join(", ");
    return others === "" ? "its list of tools is empty" : `no tools found, only ${others}`;
  }
  if (by === "folder" && bare) {
    return "a JSON Schema, not a tool: name the file itself to have it judged as a tool's input";
  }
  const schemaless = tools.every(({ tool }) => tool.inputSchema === undefined);
  return by !== "name" && schemaless ? "it names tools, but gives no schemas" : undefined;
}

function fromPayload(payload: Payload, document: Document, file: string): Loaded {
  return loaded({
    tools: payload.tools.map(({ tool, schemaAt, toolAt, nameAt, wire }) => ({
      ...tool,
      origin: {
        source: document.format,
        ...(wire === undefined ? {} : { wire }),
        file,
        schemaAt,
        locate: (at: Pointer) => document.locate(join(schemaAt, ...tokensOf(at))),
        ...(nameAt === undefined ? {} : { locateName: () => document.locate(nameAt) }),
        ...(toolAt === undefined
          ? {}
          : { locatePart: (at: Pointer) => document.locate(join(toolAt, ...tokensOf(at))) }),
      },
    })),
    passedOver: payload.passedOver.map((entry) => ({ ...entry, file })),
    failures: payload.faults.map(
      ({ at, what }) =>
        new UserError(`${placeIn(file, document.locate(at))}: cannot be judged as a tool: ${what}`, {
          hint: "give it a name and an input schema",
        }),
    ),
    files: [file],
  });
}

/** A schema alone is named after its file, in characters that every provider takes. */
function safeName(path: string): string {
  const name = basename(path, extname(path)).replace(/\.schema$/, "");
  return name.replaceAll(/[^a-zA-Z0-9_-]/g, "_").slice(0, 64);
}
