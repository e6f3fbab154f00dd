import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type CheckReport, check, checkTools } from "../../src/check.ts";
import { html } from "../../src/report/html/index.ts";
import type { Tool } from "../../src/types.ts";
import { acme, bolt, evil, finding, plain, report, tool } from "../report/examples.ts";
import { chromiumPath } from "./chromium.ts";

if (chromiumPath === undefined)
  console.warn("SKIPPED: no Chromium here; set CHROME_PATH, or install one (apt-get install chromium)");

describe.skipIf(chromiumPath === undefined)("in a real browser", () => {
  const folder = mkdtempSync(join(tmpdir(), "drycall-html-"));
  let browser: Browser;
  let real: CheckReport;

  beforeAll(async () => {
    real = await check(["fixtures/tools/hand-written"], { targets: ["all"] });
    browser = await chromium.launch({ executablePath: chromiumPath ?? "", args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens a report, and collects what goes wrong and what is fetched. */
  async function open(given: CheckReport, options: BrowserContextOptions = {}) {
    const file = join(folder, "report.html");
    writeFileSync(file, html(given, plain));
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    page.on("console", (message) => faults.push(message.text()));
    page.on("dialog", (dialog) => faults.push(`dialog: ${dialog.message()}`));
    const address = pathToFileURL(file).href;
    page.on("request", (request) => {
      if (request.url() !== address) faults.push(`fetched ${request.url()}`);
    });
    await page.goto(address);
    return { page, faults };
  }

  const shown = (page: Page, selector: string) => page.locator(selector).filter({ visible: true }).count();

  test("nothing goes wrong, and nothing is fetched", async () => {
    const { page, faults } = await open(real);
    expect(await shown(page, "article")).toBeGreaterThan(20);
    expect(faults).toEqual([]);
  });

  test("a hostile schema is text", async () => {
    const hostile: Tool = { ...tool(evil), inputSchema: { [evil]: evil } };
    const found = finding({ tool: evil, title: evil, said: evil, mend: evil, witness: evil, pointer: "" });
    const { page, faults } = await open(report([found], [hostile], [acme, bolt]));
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("h2").textContent()).toContain("</script><img src=x onerror=alert(1)>");
    expect(faults).toEqual([]);
  });

  test("the policy stops a script, were one to slip in", async () => {
    const { page, faults } = await open(real);
    await page.evaluate(() => {
      const { document } = globalThis as unknown as {
        document: { body: { insertAdjacentHTML(...parts: string[]): void } };
      };
      document.body.insertAdjacentHTML("beforeend", "<img src='data:,' onerror='alert(1)'>");
    });
    await page.waitForTimeout(200);
    expect(faults.some((text) => text.startsWith("dialog"))).toBe(false);
    expect(faults.join("\n")).toContain("Content Security Policy");
  });

  test("each filter leaves what fits it", async () => {
    const { page, faults } = await open(real);
    const all = await shown(page, "article");
    await page.selectOption("[name=who]", "anthropic");
    const ofAnthropic = await shown(page, "article");
    expect(ofAnthropic).toBeGreaterThan(0);
    expect(ofAnthropic).toBeLessThan(all);
    await page.click("button[type=reset]");
    await page.selectOption("[name=rule]", "array-missing-items");
    expect(await shown(page, "article")).toBe(await shown(page, "article[data-rule=array-missing-items]"));
    await page.click("button[type=reset]");
    await page.fill("[name=text]", "search_flights");
    expect(await shown(page, "section")).toBe(1);
    await page.click("button[type=reset]");
    await page.check("[value=note]");
    expect(await shown(page, "article")).toBe(await page.locator("article").count());
    await page.fill("[name=text]", "no such text");
    expect(await shown(page, ".none")).toBe(1);
    expect(faults).toEqual([]);
  });

  test("a click on a place opens the schema there", async () => {
    const { page } = await open(real);
    const link = page.locator("article:visible .place a").first();
    const id = (await link.getAttribute("href")) ?? "";
    expect(await page.locator(id).isVisible()).toBe(false);
    await link.click();
    await expect
      .poll(() =>
        page.locator(id).evaluate((mark) => {
          const { top, bottom } = mark.getBoundingClientRect();
          return top >= 0 && bottom <= 720;
        }),
      )
      .toBe(true);
  });

  test.each(["light", "dark"] as const)("a phone scrolls no page sideways (%s)", async (colorScheme) => {
    const { page } = await open(real, { colorScheme, viewport: { width: 360, height: 740 } });
    for (const summary of await page.locator("summary:visible").all()) await summary.click();
    const width = await page.evaluate("document.documentElement.scrollWidth");
    expect(width).toBe(360);
  });

  test("everything can be read without JavaScript", async () => {
    const { page } = await open(real, { javaScriptEnabled: false });
    expect(await shown(page, "article")).toBe(await page.locator("article").count());
    expect(await shown(page, "form")).toBe(0);
    await page.locator("details.schema summary").first().click();
    expect(await shown(page, "details.schema pre")).toBe(1);
  });

  test("500 faulty tools on all targets stay usable", async () => {
    const [loud] = real.tools.filter(({ name }) => name === "search_flights");
    if (!loud) throw new Error("search_flights is gone");
    const tools = Array.from({ length: 500 }, (_, index) => ({ ...loud, name: `search_flights_${index}` }));
    const given = checkTools(tools, { targets: ["all"] });
    expect(html(given, plain).length).toBeLessThan(8_000_000);
    const started = performance.now();
    const { page, faults } = await open(given);
    await page.fill("[name=text]", "search_flights_499");
    await expect.poll(() => shown(page, "section")).toBe(1);
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(faults).toEqual([]);
  });
});
