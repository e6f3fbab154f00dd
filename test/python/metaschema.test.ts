import { describe, expect, test } from "vitest";
import { bestMatch } from "../../src/python/best-match.ts";
import { metaschemaErrors, metaschemaFault, type PythonOptions } from "../../src/python/metaschema.ts";
import type { ValidationError } from "../../src/python/validation-error.ts";
import { join } from "../../src/schema/pointer.ts";
import { rowsOf } from "./table.ts";

interface Told {
  message: string;
  path: (string | number)[];
  nodePath: (string | number)[];
}
interface Answer {
  errors: number;
  first: Told | null;
  /** What best_match makes of the first error alone. */
  cause: Told | null;
  best: Told | null;
}
type Release = "4.25.1" | "4.10.3";

const rows = rowsOf<PythonOptions & { schema: unknown }, Record<Release, Answer>>("metaschema").map((row) => ({
  ...row,
  name: JSON.stringify(row.input),
  answer: row.output["4.25.1"],
  older: row.output["4.10.3"],
}));

function told(error: ValidationError | undefined): Told | null {
  return error ? { message: error.message, path: [...error.path], nodePath: [...error.nodePath] } : null;
}

describe("jsonschema 4.25", () => {
  test.each(rows)("finds as many errors in $name, the same first and the same best", ({ input, answer }) => {
    const errors = metaschemaErrors(input.schema, input);
    const [first] = errors;
    const cause = bestMatch(errors.slice(0, 1));
    const best = bestMatch(errors);
    expect({ errors: errors.length, first: told(first), cause: told(cause), best: told(best) }).toEqual(answer);
  });

  test.each(rows)("complains of $name with the first error, and its cause is pointed at", ({ input, answer }) => {
    const { first, cause } = answer;
    expect(metaschemaFault(input.schema, input)).toEqual(
      first && cause
        ? { message: first.message, pointer: join("", ...cause.path), keyword: first.nodePath.at(-1) }
        : undefined,
    );
  });
});

test("jsonschema 4.10 has the same first error in drafts it reads in full, but another word for an empty list", () => {
  const full = rows.filter(({ input }) => input.dialect !== "2019-09");
  for (const { input, older } of full) {
    const message = metaschemaFault(input.schema, input)?.message.replace("[] should be non-empty", "[] is too short");
    expect(message ?? null).toBe(older.first?.message ?? null);
  }
});

test("the errors behind an anyOf are kept as its context, with their whole paths", () => {
  const [error] = metaschemaErrors({ properties: { a: { type: ["any"] } } });
  expect(error?.context.map(({ keyword, path, nodePath }) => [keyword, path.join("/"), nodePath.at(-1)])).toEqual([
    ["enum", "properties/a/type", "enum"],
    ["enum", "properties/a/type/0", "enum"],
  ]);
});

test("a schema that nests too deeply has no words, and none are needed to say so", () => {
  let schema: unknown = { type: "any" };
  for (let depth = 0; depth < 10_000; depth++) schema = { items: schema };
  expect(metaschemaFault(schema)).toBeUndefined();
});
