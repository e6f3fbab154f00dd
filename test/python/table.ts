import { readFileSync } from "node:fs";

/** What Python 3.11 printed; see fixtures/python/make-table.py. */
export interface Row<Input, Output> {
  group: string;
  input: Input;
  output: Output;
}

export function rowsOf<Input, Output>(group: string): Row<Input, Output>[] {
  const file = new URL("../../fixtures/python/table.json", import.meta.url);
  const table: { rows: Row<Input, Output>[] } = JSON.parse(readFileSync(file, "utf8"));
  return table.rows.filter((row) => row.group === group);
}
