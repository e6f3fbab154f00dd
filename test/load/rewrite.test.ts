import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { judgeCase } from "../../src/evidence/run.ts";
import { applyEdits } from "../../src/fix/apply.ts";
import { readJson } from "../../src/load/json.ts";
import { rewrite } from "../../src/load/rewrite.ts";
import { readYaml } from "../../src/load/yaml.ts";
import { today } from "../../src/schema/dates.ts";
import type { Edit } from "../../src/types.ts";
import { allCases, allProviders } from "../cases.ts";

/** Every fix that is offered for a recorded case. */
const offered = allProviders.flatMap((provider) =>
  allCases
    .filter(({ provider: id, surface }) => id === provider.id && provider.surfaces.some((each) => each.id === surface))
    .flatMap((given) => {
      const { findings, request } = judgeCase(given, provider, today());
      return findings.flatMap(({ fixes, tool }) => {
        const schema = request.tools.find(({ name }) => name === tool)?.tool.inputSchema;
        return fixes.map(({ edits }) => ({ schema, edits }));
      });
    }),
);

test("the fixes offered for the cases, written into a file, are what is judged", async () => {
  expect(offered.length).toBeGreaterThan(100);
  for (const { schema, edits } of offered) {
    const inFile = edits.map((edit): Edit => ({ ...edit, path: `/tools/0/parameters${edit.path}` }));
    const file = { tools: [{ name: "a", parameters: schema }] };
    const expected = { tools: [{ name: "a", parameters: applyEdits(schema, edits) }] };
    const json = await rewrite("tools.json", JSON.stringify(file, null, 2), inFile);
    expect((await readJson(json, "tools.json")).value).toEqual(expected);
    const yaml = await rewrite("tools.yaml", stringify(file, { aliasDuplicateObjects: false }), inFile);
    expect((await readYaml(yaml, "tools.yaml")).value).toEqual(expected);
  }
});

describe("what is not touched stays", () => {
  test("comments, indentation and line ends of JSON", async () => {
    const text = '// mine\r\n{\r\n\t"a": 1, // one\r\n\t"b": {\r\n\t\t"type": "array"\r\n\t}\r\n}\r\n';
    const edits: Edit[] = [{ op: "add", path: "/b/items", value: {} }];
    expect(await rewrite("x.jsonc", text, edits)).toBe(
      '// mine\r\n{\r\n\t"a": 1, // one\r\n\t"b": {\r\n\t\t"type": "array",\r\n\t\t"items": {}\r\n\t}\r\n}\r\n',
    );
  });

  test("comments, quotes and long lines of YAML", async () => {
    const text = `# mine\na: 'one' # one\nb:\n  text: ${"long ".repeat(30)}end\n  c: {d: 1,   e: 2}\n  required:  [x, y]   # two\n`;
    const edits: Edit[] = [{ op: "remove", path: "/b/required/0" }];
    expect(await rewrite("x.yaml", text, edits)).toBe(text.replace("required:  [x, y]   # two", "required: [y] # two"));
  });
});

test("an edit behind an alias is refused: it would change every place that the alias stands for", async () => {
  const text = "a: &shared { type: array }\nb: *shared\n";
  await expect(rewrite("x.yaml", text, [{ op: "add", path: "/b/items", value: {} }])).rejects.toThrow(
    "x.yaml: /b/items is behind the alias *shared",
  );
});
