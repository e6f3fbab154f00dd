import { cut, pad, widthOf } from "./text.ts";

/** A column of a table. The last one is cut where the line would be wider than the display. */
export interface Column {
  head: string;
  align?: "right";
}

/** Rows under their heads, columns two spaces apart. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  more: string,
): { head: string; rows: string[] } {
  const heads = columns.map(({ head }) => head);
  const sizes = columns.map((_, index) => Math.max(...[heads, ...rows].map((row) => widthOf(row[index] ?? ""))));
  const line = (row: readonly string[]) => {
    const cells = row.map((cell, index) => {
      const size = sizes[index] ?? 0;
      return columns[index]?.align === "right" ? " ".repeat(size - widthOf(cell)) + cell : pad(cell, size);
    });
    return cut(cells.join("  ").trimEnd(), width, more);
  };
  return { head: line(heads), rows: rows.map(line) };
}
