import type { JsonObject, Surface, Target, Tool, WireTool } from "../../types.ts";

/** What a client makes of the schema that it is given; undefined where it then looks at none. */
type Receive = (inputSchema: unknown) => unknown;

/** How a server lists its tools: https://modelcontextprotocol.io/specification/2025-11-25/server/tools#listing-tools */
export function toolsList(receive: Receive = (inputSchema) => inputSchema): Surface {
  return {
    id: "tools/list",
    carries: "tools",
    main: true,
    strict: "never",
    project(tools, target) {
      const placed = tools.map((tool, index): WireTool => {
        const path = `tools[${index}]`;
        const { name, inputSchema } = tool;
        const schema = receive(inputSchema);
        return {
          tool,
          index,
          name,
          path,
          schemaPath: `${path}.inputSchema`,
          wire: definition(tool),
          schema,
          strict: false,
        };
      });
      return { target, body: { tools: placed.map(({ wire }) => wire) }, tools: placed };
    },
  };
}

/** The name that the user gave the server, where it is known: several clients put it before the tool's. */
export function serverNameOf({ request }: Target): string | undefined {
  const name = request?.serverName;
  return typeof name === "string" ? name : undefined;
}

/** Is the provider behind a client the one named, or, where none is said, the client's usual one? */
export function isUpstream({ request }: Target, provider: string): boolean {
  return request?.upstream === undefined || request.upstream === provider;
}

function definition({ name, description, inputSchema, outputSchema, extras, origin }: Tool): JsonObject {
  return {
    name,
    ...(description !== undefined && { description }),
    ...(inputSchema !== undefined && { inputSchema }),
    ...(outputSchema !== undefined && { outputSchema }),
    ...(origin.wire?.startsWith("mcp") && extras),
  };
}
