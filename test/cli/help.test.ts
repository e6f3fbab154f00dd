import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { helpText } from "../../src/cli/help.ts";
import { commandNames, type Option, options } from "../../src/cli/options.ts";
import { defaultTargets } from "../../src/providers/targets.ts";
import { runIn } from "./scenario.ts";

const src = fileURLToPath(new URL("../../src/", import.meta.url));

describe("the help", () => {
  const text = helpText(undefined, 80);

  test("tells of the flags of check, and where those of the others are told", () => {
    for (const [name, { of }] of Object.entries<Option>(options)) {
      expect(new RegExp(`--${name}(?![\\w-])`).test(text), name).toBe(of === undefined || of.includes("check"));
    }
    expect(text).toContain("`drycall <command> --help`");
  });

  test.each(commandNames)("tells of %s", (name) => {
    expect(text).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
  });

  test("names the targets that are judged when none is named", () => {
    expect(options.target.help).toContain(`(default: ${defaultTargets.join(", ")})`);
  });

  test("is no wider than the terminal", () => {
    expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

test.each(commandNames)("the help of %s tells of its own flags only", (command) => {
  const text = helpText(command, 80);
  for (const [name, { of }] of Object.entries<Option>(options)) {
    const isIts = of === undefined || of.includes(command);
    expect(new RegExp(`--${name}(?![\\w-])`).test(text), name).toBe(isIts);
  }
});

test("--help is printed, whatever else is said", async () => {
  expect(await runIn("/", ["rules", "--help"])).toEqual({ status: 0, stdout: helpText("rules", 80), stderr: "" });
});

test("--version prints the package's", async () => {
  const { version } = JSON.parse(readFileSync(resolve(src, "../package.json"), "utf8"));
  expect(await runIn("/", ["--version"])).toEqual({ status: 0, stdout: `${version}\n`, stderr: "" });
});

test("nothing that --help imports comes from a package, or judges", () => {
  // The files that main.ts imports at once, and those that run.ts imports for --help: all but the commands.
  const reached = new Set<string>();
  const open = [resolve(src, "cli/main.ts")];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const text = readFileSync(file, "utf8");
    const atOnce = [...text.matchAll(/^(?:import|export)\s(?!type\s)(?:[^"';]*?\sfrom\s)?"([^"]+)"/gm)];
    const later = file.endsWith("cli/run.ts") ? [...text.matchAll(/\bimport\("([^"]+)"\)/g)] : [];
    for (const [, name = ""] of [...atOnce, ...later]) {
      if (name.startsWith(".")) open.push(resolve(dirname(file), name));
      else expect(name, `in ${file}`).toMatch(/^node:/);
    }
  }
  const names = [...reached].map((file) => file.slice(src.length));
  expect(names).toContain("cli/help.ts");
  expect(names.filter((name) => /^(providers|judge|load|check\.ts)/.test(name))).toEqual([]);
});
