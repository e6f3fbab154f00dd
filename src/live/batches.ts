import type { Tool } from "../types.ts";

/** So many tools are far from every provider's limit of a request. */
const most = 32;

/**
 * The tools as they are asked about: those that are judged acceptable in batches that are so as a whole, the others
 * one by one. Output formats are always alone: a request has one.
 */
export function batches(
  tools: readonly Tool[],
  verdictOn: (batch: readonly Tool[]) => "accept" | "reject",
): (readonly Tool[])[] {
  const fits = (tool: Tool) => tool.role !== "format" && verdictOn([tool]) === "accept";
  const good = tools.filter(fits);
  const alone = tools.filter((tool) => !good.includes(tool));
  const split = (batch: readonly Tool[]): (readonly Tool[])[] => {
    if (batch.length <= 1 || (batch.length <= most && namesDiffer(batch) && verdictOn(batch) === "accept"))
      return batch.length === 0 ? [] : [batch];
    const middle = Math.ceil(batch.length / 2);
    return [...split(batch.slice(0, middle)), ...split(batch.slice(middle))];
  };
  return [...split(good), ...alone.map((tool) => [tool])];
}

/** Two tools of one name are two catalogues' matter, and some providers'. */
function namesDiffer(batch: readonly Tool[]): boolean {
  return new Set(batch.map(({ name }) => name)).size === batch.length;
}
