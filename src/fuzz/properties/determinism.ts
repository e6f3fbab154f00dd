import type { Property } from "../property.ts";

/** The same type gives the same bytes. */
export const determinism: Property = {
  id: "determinism",
  title: "A type written twice gives the same bytes",
  *check({ type, loaded, emitted }) {
    const first = emitted("input");
    if ("threw" in first) return;
    const bytes = bytesOf(first.returned);
    for (let turn = 0; turn < 2; turn++) {
      const again = bytesOf(loaded.emit(loaded.build(type), "input"));
      if (again === bytes) continue;
      yield { cause: "other bytes", says: `written again, the same type gives ${again}`, schema: first.returned };
      return;
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
