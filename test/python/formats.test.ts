import { expect, test } from "vitest";
import { pythonFormats } from "../../src/python/formats.ts";
import { rowsOf } from "./table.ts";

test.each(rowsOf<string, boolean>("uri-reference"))("$input as a URI reference: $output", ({ input, output }) => {
  expect(pythonFormats["uri-reference"]?.(input)).toBe(output);
});

test("a URI is a URI reference with a scheme", () => {
  expect(pythonFormats.uri?.("https://json-schema.org/draft/2020-12/schema")).toBe(true);
  expect(pythonFormats.uri?.("draft/2020-12/schema")).toBe(false);
});
