import nock from "nock";
import { afterAll, beforeAll, describe } from "vitest";
import { emulate } from "../../src/nock/index.ts";
import { intercepted } from "../intercepted.ts";

describe("nock", () => {
  beforeAll(() => {
    for (const provider of ["openai", "anthropic", "azure-openai"] as const) emulate(provider);
  });
  afterAll(() => {
    nock.cleanAll();
    nock.restore();
  });
  intercepted();
});
