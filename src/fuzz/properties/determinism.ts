import type { Property } from "../property.ts";

/** The same type gives the same bytes. */
export const determinism: Property = {
  id: "determinism",
  title: "A type written twice gives the same bytes",
  *check({ type, loaded, emitted }) {
    const first = emitted("input");
    if ("threw" in first) return;
    const bytes = bytesOf(first.returned);
    for (const [built, how] of [[loaded.build(type), "of another copy of the type"]] as const) {
      const again = bytesOf(loaded.emit(built, "input"));
      if (again !== bytes)
        yield { cause: "other bytes", says: `the schema ${how} differs: ${again}`, schema: first.returned };
    }
  },
};

/** Where a schema cannot be written, totality says so. */
export function bytesOf(schema: unknown): string | undefined {
  try {
    return JSON.stringify(schema);
  } catch {
    return undefined;
  }
}
