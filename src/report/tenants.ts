import type { CheckReport } from "../check.ts";
import type { Display } from "./options.ts";
import type { Style } from "./style.ts";
import { grouped, plural, visible, wrap } from "./text.ts";

type Tenants = NonNullable<CheckReport["tenants"]>;

/** Tools that are named in a row. */
const mostNamed = 12;

/** How many tenants there are, whom targets refuse, what their tools cost, and what a prompt cache can share. */
export function tenantsLines({ tenants }: CheckReport, { width }: Display, { paint, glyphs }: Style): string[] {
  if (!tenants) return [];
  const [first = "", ...others] = [
    countText(tenants),
    ...refusalTexts(tenants),
    costText(tenants),
    ...cacheTexts(tenants, glyphs.more),
  ];
  const told = others.flatMap((text) =>
    wrap(visible(text), width - 4).map((line, index) => (index === 0 ? `  ${glyphs.note} ${line}` : `    ${line}`)),
  );
  return [...wrap(first, width).map((line) => paint("bold", line)), ...told];
}

function countText({ count, tools, catalogues }: Tenants): string {
  const sum = `${plural(count, "tenant")} with ${plural(tools.total, "tool")}`;
  return `${sum}: ${plural(tools.distinct, "different one")} in ${plural(catalogues, "different catalogue")}`;
}

function refusalTexts({ rows }: Tenants): string[] {
  const refused = rows.filter(({ refusedBy }) => refusedBy.length > 0);
  if (refused.length === 0) return ["no tenant's tools are refused"];
  const ids = refused.slice(0, 5).map(({ id }) => id);
  const more = refused.length > ids.length ? ` and ${grouped(refused.length - ids.length)} more` : "";
  return [`refused by a target: the tools of ${ids.join(", ")}${more}`];
}

function costText({ rows, tokens }: Tenants): string {
  const sorted = rows.map((row) => row.tokens).sort((a, b) => a - b);
  const [least = 0, median = 0, most = 0] = [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  const dearest = rows.find((row) => row.tokens === most)?.id ?? "";
  const spread =
    least === most
      ? `${grouped(most)} for each`
      : `${grouped(least)} to ${grouped(most)} for each (${dearest} the most), ${grouped(median)} in the middle`;
  return `tokens: ${grouped(tokens.total)} in all, ${spread} (${tokens.basis})`;
}

function cacheTexts({ prefix, count }: Tenants, more: string): string[] {
  const { tools, tokens, breaksAt, possible } = prefix;
  if (!breaksAt) return [`cache: all tenants share the whole block of tools, ${plural(tokens, "token")}`];
  const shared = tools === 0 ? "nothing" : `the first ${plural(tools, "tool")}, ${plural(tokens, "token")},`;
  const broken = `cache: ${shared} of the block of tools is the same for all ${grouped(count)}; ${breakText(breaksAt)}`;
  if (possible.tokens <= tokens) return [broken];
  const order = possible.order.slice(0, mostNamed).map((name) => `\`${name}\``);
  const rest = possible.order.length > order.length ? `, ${more}` : "";
  return [
    broken,
    `cache: ${plural(possible.tokens, "token")} would be, if the tools that all have came first: ${order.join(", ")}${rest}`,
  ];
}

function breakText({ index, variants }: NonNullable<Tenants["prefix"]["breaksAt"]>): string {
  const [first] = variants;
  if (first && variants.every(({ tool }) => tool === first.tool))
    return `\`${first.tool}\`, at place ${index + 1}, has other bytes for some`;
  const names = variants.map(
    ({ tool, tenants }) => `${tool === null ? "nothing" : `\`${tool}\``} for ${grouped(tenants)}`,
  );
  return `at place ${index + 1} stands ${names.join(", ")}`;
}
