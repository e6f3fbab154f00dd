/** Tools like those of real servers: some 15 nodes each, nested, with enums, unions and references. The same for the same count. */
export function generatedTools(count) {
  return Array.from({ length: count }, (_, index) => ({
    type: "function",
    function: {
      name: `tool_${index}`,
      description: `Does the thing number ${index} to the records that match, and returns what became of them.`,
      parameters: {
        type: "object",
        properties: {
          query: { type: "string", description: "What to look for; plain words or a quoted phrase.", minLength: 1 },
          limit: { type: "integer", description: "How many records to return.", minimum: 1, maximum: 100, default: 20 },
          order: { type: "string", enum: ["newest", "oldest", "relevance"] },
          since: { type: ["string", "null"], format: "date-time" },
          labels: { type: "array", items: { type: "string", pattern: "^[a-z-]+$" }, maxItems: 10 },
          owner: { $ref: "#/$defs/person" },
          target: {
            anyOf: [
              { type: "object", properties: { id: { type: "string" } }, required: ["id"] },
              {
                type: "object",
                properties: { path: { type: "string" }, line: { type: "integer" } },
                required: ["path"],
              },
            ],
          },
          options: { type: "object", properties: { dryRun: { type: "boolean" } }, additionalProperties: false },
        },
        required: ["query"],
        $defs: {
          person: {
            type: "object",
            properties: { name: { type: "string" }, email: { type: "string", format: "email" } },
          },
        },
      },
    },
  }));
}
