import { hash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type CheckReport, check } from "../../src/check.ts";
import { UserError } from "../../src/errors.ts";
import { html } from "../../src/report/html/index.ts";
import type { Tool } from "../../src/types.ts";
import { acme, bolt, evil, finding, plain, report, tool } from "./examples.ts";

const real = await check(["fixtures/tools/hand-written"], { targets: ["all"] });

/** The text of a page's only element of a kind. */
function inside(page: string, name: string): string {
  return new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(page)?.[1] ?? "";
}

describe("the page stands alone", () => {
  const page = html(real, plain);

  test("and its policy lets nothing run but its own script and style", () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    const digest = (name: string) => `'sha256-${hash("sha256", inside(page, name), "base64")}'`;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src ${digest("style")};`);
    expect(policy).toContain(`script-src ${digest("script")};`);
    expect(page).not.toMatch(/\sstyle="|\son\w+="|\ssrc=|<link|@import|url\(/);
  });

  test("and each link within leads to a place", () => {
    const ids = new Set([...page.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id));
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  test("and tells every fault once", () => {
    const faults = page.match(/<article /g);
    expect(faults).toHaveLength(page.match(/data-severity=/g)?.length ?? 0);
    expect(faults?.length).toBeGreaterThan(20);
  });
});

test("the offending place of a schema is marked, and says what is wrong there", () => {
  const inputSchema = { type: "object", properties: { stops: { type: "array" } } };
  const page = html(report([finding()], [{ ...tool("search"), inputSchema }], [acme]), plain);
  expect(page).toContain('<mark class="error" id="t0-l-3">&quot;stops&quot;: {</mark>');
  expect(page).toContain('<a class="error" href="#t0-f0">↑ Every array says what its items are</a>');
  expect(page).toContain('<a href="#t0-l-3">/properties/stops</a>');
});

test("a place that is not there is marked at the nearest place above it", () => {
  const inputSchema = { type: "object", properties: { a: {} } };
  const found = finding({ pointer: "/properties/a/items/0" });
  expect(html(report([found], [{ ...tool("search"), inputSchema }], [acme]), plain)).toMatch(
    /<mark [^>]*>&quot;a&quot;: /,
  );
});

test("of a long schema, the lines around the marks are shown", () => {
  const properties = Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`p${index}`, { type: "string" }]));
  const found = finding({ pointer: "/properties/p450" });
  const inputSchema = { type: "object", properties };
  const page = html(report([found], [{ ...tool("search"), inputSchema }], [acme]), plain);
  expect(page).toContain("&quot;p449&quot;");
  expect(page).not.toContain("&quot;p300&quot;");
  const hidden = [...page.matchAll(/<i class="gap">([\d,]+) lines?<\/i>/g)].map(([, count]) => count);
  expect(hidden).toHaveLength(2);
});

test("text of a schema is inert wherever it stands", () => {
  const hostile: Tool = { ...tool(evil, `${evil}.json`), inputSchema: { [evil]: evil, properties: { [evil]: {} } } };
  const { target: _, ...own } = finding({ tool: evil, file: `${evil}.json`, why: evil, witness: evil, pointer: "" });
  const loud = finding({
    ...own,
    rule: "acme/x",
    target: bolt,
    title: evil,
    said: evil,
    mend: evil,
    fixes: [{ title: evil, safety: "same", edits: [] }],
  });
  const given: CheckReport = {
    ...report([own, loud], [hostile], [acme, bolt]),
    failures: [new UserError(evil, { hint: evil })],
    passedOver: [{ what: evil, why: evil, file: evil }],
  };
  const page = html(given, { ...plain, discovered: [evil] });
  expect(page.match(/<\/script>/g)).toHaveLength(1);
  expect(page).not.toMatch(/<img|<a href="https:\/\/evil/);
  expect(page.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\u202e/u);
});

test("a clean run says so, and has no filters", () => {
  const page = html(report([], [tool("search")], [acme]), plain);
  expect(page).toContain("There is nothing to mend.");
  expect(page).not.toContain("<form");
});

test("what is wrong with all tools together, and a tool whose schema is no JSON, are told", () => {
  const { tool: _, file: __, ...together } = finding({ pointer: "" });
  const odd = { ...tool("odd"), inputSchema: { default: () => 1 } };
  const page = html(report([together, finding({ tool: "odd" })], [odd], [acme]), plain);
  expect(page).toContain("All tools together");
  expect(page).not.toContain("The schema, ");
});
