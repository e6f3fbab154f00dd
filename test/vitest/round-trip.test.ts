import { describe, expect, test } from "vitest";
import "../../src/vitest/index.ts";
import { z } from "zod";

const toolOf = (inputSchema: z.ZodType) => ({ add_note: { description: "Adds.", inputSchema, execute() {} } });
const sound = z.object({ text: z.string().min(1), tags: z.array(z.string()).optional(), at: z.number().nullish() });
/** One text in a thousand or so: forty values miss it. */
const rare = z.object({ text: z.string(), count: z.int().min(0).max(500) }).refine(({ count }) => count !== 500);

describe("toRoundTrip", () => {
  test("lets a tool pass that takes what its schema allows", async () => {
    await expect(toolOf(sound)).toRoundTrip();
  });

  test("fails where the tool checks what its schema does not say, with a witness", async () => {
    const tool = toolOf(sound.refine(({ text }) => !text.includes("a"), "no a"));
    await expect(expect(tool).toRoundTrip()).rejects.toThrow(
      /expected add_note to take all that the schema allows.*widened.*witness: \{/s,
    );
  });

  test("finds what few values show, and more of them with more runs", async () => {
    await expect(toolOf(rare)).toRoundTrip({ runs: 1 });
    await expect(toolOf(rare)).not.toRoundTrip();
  });

  test("has nothing to hold plain JSON to", async () => {
    const plain = [{ name: "add", parameters: { type: "object" } }];
    await expect(expect(plain).toRoundTrip()).rejects.toThrow("plain JSON has no validator");
  });
});
