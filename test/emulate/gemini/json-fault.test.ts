import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonFault } from "../../../src/emulate/gemini/json-fault.ts";

/** Body → what Google's reader says: protobuf's json_stream_parser_test.cc, Envoy's tests of its transcoder. */
const said: readonly (readonly [string, string])[] = [
  ['{ "theme" : "Children"', "Unexpected end of string. Expected , or } after key:value pair.\n\n^"],
  ['{"structuredQuery":', "Unexpected end of string. Expected a value.\n\n^"],
  ["not json", "Unexpected token.\nnot json\n^"],
  ['{"key": true]', 'Expected , or } after key:value pair.\n{"key": true]\n            ^'],
  ["[true, null}", "Expected , or ] after array value.\n[true, null}\n           ^"],
  ['{"key" 20', 'Expected : between key:value pair.\n{"key" 20\n       ^'],
];

describe("a body that is no JSON", () => {
  test.each(said)("%s", (body, words) => {
    expect(jsonFault(body)).toBe(`Invalid JSON payload received. ${words}`);
  });

  test("is told of wherever it was cut", () => {
    const cut = fc.tuple(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.double({ min: 0, max: 1 }));
    fc.assert(
      fc.property(cut, ([body, part]) => {
        const text = JSON.stringify(body);
        expect(jsonFault(text.slice(0, Math.floor(part * (text.length - 1))))).toMatch(/\^$/);
      }),
    );
  });
});
