import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Provider } from "../../src/types.ts";
import { allCases, allProviders, caseFiles } from "../cases.ts";
import { draft } from "../new-provider.ts";

const ids = allProviders.map(({ id }) => id).sort();

describe("folders, case files and the list of providers agree", () => {
  test("each folder is a provider of the list", () => {
    const entries = readdirSync(new URL("../../src/providers/", import.meta.url), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.sort()).toEqual(ids);
  });

  test("each case file holds one provider's cases", () => {
    expect(caseFiles.map((name) => name.replace(".jsonl", "")).sort()).toEqual(ids);
  });
});

describe.each(allProviders)("$id", (provider) => {
  test("is filled in", () => {
    expect(unfilled(provider)).toEqual([]);
  });
});

/** What a provider still lacks, as `npm run new-provider` leaves it. */
function unfilled({ id, title, docs, surfaces, rules, answering }: Provider): string[] {
  const sheet = `src/providers/${id}/index.ts`;
  const cases = `fixtures/cases/${id}.jsonl`;
  const own = allCases.filter(({ provider }) => provider === id);
  const lacks: [boolean, string][] = [
    [title === "", `${sheet}: \`title\`, the provider's name as it writes it itself`],
    [docs.length === 0, `${sheet}: \`docs\`, addresses of its documentation of tools`],
    [surfaces.length === 0, `${sheet}: \`surfaces\`, the request fields that carry tools`],
    [
      surfaces.every(({ main }) => !main),
      `${sheet}: a surface that is \`main\`, for targets that name the provider alone`,
    ],
    [rules.length === 0, `${sheet}: \`rules\`, what it refuses or ignores`],
    [answering.stages.length === 0, `${sheet}: \`answering.stages\`, the order of its checks`],
    [own.every(({ verdict }) => verdict === "accept"), `${cases}: a case that is refused, or loses something`],
    [own.every(({ verdict }) => verdict !== "accept"), `${cases}: a case that is accepted`],
  ];
  const drafts = own.filter(({ source }) => source.includes(draft));
  return [
    ...lacks.flatMap(([isLacking, what]) => (isLacking ? [what] : [])),
    ...drafts.map((given) => `${cases}: ${given.id}, what was sent and answered, when, and who says so`),
  ];
}
