import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { run } from "../src/cli/run.ts";
import { agreementOf, type ProviderAgreement } from "../src/evidence/agreement.ts";
import { runCase } from "../src/evidence/run.ts";
import { today } from "../src/schema/dates.ts";
import { allCases, allProviders } from "./cases.ts";
import { clients } from "./emulate/clients/index.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const { byProvider } = agreementOf(allCases.map((given) => runCase(given, today())));

test("the README's table of agreement is today's", () => {
  const [, table = ""] = /<!-- agreement -->\n([\s\S]*?)<!-- \/agreement -->/.exec(readme) ?? [];
  const rows = allProviders.flatMap(({ id, title }) => rowOf(title, byProvider[id]));
  expect(table.trimEnd().split("\n").slice(2)).toEqual(rows);
});

function rowOf(title: string, counts: ProviderAgreement | undefined): string[] {
  if (!counts) return [];
  const { cases, verdict, error, errorComparable, path, pathComparable } = counts;
  const cells = [title, cases, share(verdict, cases), share(error, errorComparable), share(path, pathComparable)];
  return [`| ${cells.join(" | ")} |`];
}

function share(agreeing: number, of: number): string {
  return of === 0 ? "–" : `${agreeing}/${of}`;
}

test("the README's sample is what the tool prints today", async () => {
  const [, sample = ""] = /```\n(search_flights [\s\S]*?)```/.exec(readme) ?? [];
  let printed = "";
  const cwd = fileURLToPath(new URL("../", import.meta.url));
  const stdout = { columns: 80, write: (text: string) => (printed += text) };
  const argv = ["fixtures/tools/hand-written", "--target", "openai", "--tool", "search_flights"];
  await run(argv, { cwd, env: {}, stdout, stderr: { write: () => true } });
  expect(sample).not.toBe("");
  expect(printed).toContain(sample.trimEnd());
});

const incidents = new URL("../fixtures/incidents/", import.meta.url);

interface Incident {
  title: string;
  day: string;
  reports: string[];
  refused: Record<string, { rule: string }[]>;
}

test("the README tells of every incident that drycall would have caught", () => {
  const [, table = ""] = /<!-- incidents -->\n([\s\S]*?)<!-- \/incidents -->/.exec(readme) ?? [];
  const told = readdirSync(incidents).map((slug): Incident => {
    return JSON.parse(readFileSync(new URL(`${slug}/expected.json`, incidents), "utf8"));
  });
  const rows = told
    .filter(({ reports }) => reports.length > 0)
    .sort(byDay)
    .map(incidentRow);
  expect(table.trimEnd().split("\n").slice(2)).toEqual(rows);
});

function byDay(a: Incident, b: Incident): number {
  return a.day < b.day ? 1 : -1;
}

function incidentRow({ title, day, reports, refused }: Incident): string {
  const rules = new Set(Object.values(refused).flatMap((faults) => faults.map(({ rule }) => `\`${rule}\``)));
  return `| ${day} | [${title}](${reports[0]}) | ${[...rules].slice(0, 3).join(", ")} |`;
}

/** A package that is installed under another name has its own there. */
const lock = JSON.parse(readFileSync(new URL("../package-lock.json", import.meta.url), "utf8"));

test("the README names every client that is run, and the version that is installed", () => {
  const [, table = ""] = /<!-- clients -->\n([\s\S]*?)<!-- \/clients -->/.exec(readme) ?? [];
  const rows = clients.map(({ packages, through, provider }) => {
    const installed = packages.map((name) => lock.packages[`node_modules/${name}`]);
    const names = packages.map((name, at) => `\`${installed[at].name ?? name}\``).join(", ");
    return `| ${names} | ${installed.map(({ version }) => version).join(", ")} | ${through} | ${provider} |`;
  });
  expect(table.trimEnd().split("\n").slice(2)).toEqual(rows);
});
