import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe } from "vitest";
import { emulate } from "../../src/msw/index.ts";
import { intercepted } from "../intercepted.ts";

describe("msw", () => {
  const server = setupServer(...emulate("openai"), ...emulate("anthropic"), ...emulate("azure-openai"));
  beforeAll(() => server.listen({ onUnhandledRequest: "bypass" }));
  afterAll(() => server.close());
  intercepted();
});
