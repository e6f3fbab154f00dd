import { describe, expect, test } from "vitest";
import { providerPage } from "../src/evidence/page.ts";
import { evidenceModule, evidenceTable } from "../src/evidence/table.ts";
import { allCases, allProviders } from "./cases.ts";

/** `npm run docs` writes what these tests compare with. */
describe.each(allProviders)("the folder of $id", (provider) => {
  test("has a page that tells of today's rules and cases", async () => {
    const page = providerPage(provider, allProviders, allCases);
    await expect(page).toMatchFileSnapshot(`../src/providers/${provider.id}/README.md`);
  });

  test("has a table of today's evidence", async () => {
    const table = evidenceModule(evidenceTable(provider, allProviders, allCases));
    await expect(table).toMatchFileSnapshot(`../src/providers/${provider.id}/evidence.ts`);
  });
});
