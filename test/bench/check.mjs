// Times the stages of `drycall check`, and the whole command from a cold start. Prints; asserts nothing.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkTools, load, providers } from "../../dist/index.js";
import { generatedTools } from "./tools.mjs";

const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "drycall-bench-"));

console.log(
  "tools    bytes     parse      load     judge  judge/parse  (one target: openai/chat.tools, medians of 15)",
);
for (const count of [20, 500, 5000]) {
  const file = join(folder, `${count}.json`);
  const text = JSON.stringify(generatedTools(count));
  writeFileSync(file, text);
  const parse = await median(15, () => JSON.parse(text));
  const loading = await median(15, () => load([file]));
  const judging = await median(15, async () => {
    // Fresh objects each time: what is remembered of a schema must not flatter the figure.
    const { tools } = await load([file]);
    return () => checkTools(tools, { targets: ["openai/chat.tools"] });
  });
  const row = [count, text.length, ms(parse), ms(loading), ms(judging), (judging / parse).toFixed(2)];
  console.log(row.map((cell, column) => String(cell).padStart([5, 8, 9, 9, 9, 12][column])).join(" "));
}

const { tools: fiveHundred } = await load([join(folder, "500.json")]);
const all = await median(9, () => judged(["all"]));
let sum = 0;
console.log("\n500 tools, each provider alone, medians of 9");
for (const { id } of providers) {
  const alone = await median(9, () => judged([id]));
  sum += alone;
  console.log(`${id.padEnd(45)} ${ms(alone)}`);
}
console.log(`${"their sum".padEnd(45)} ${ms(sum)}`);
console.log(`${"all at once".padEnd(45)} ${ms(all)}  ${(all / sum).toFixed(2)} × the sum`);

console.log("\ncold start of the whole command, medians of 9");
const nothing = await cold(["-e", "0"]);
console.log(`node -e 0                                     ${ms(nothing)}`);
await printCold("drycall --help", ["--help"]);
for (const [targets, what] of [
  ["openai", "all OpenAI targets"],
  ["all", "every provider"],
])
  for (const count of [20, 500, 5000])
    await printCold(`${count} tools, ${what}`, [join(folder, `${count}.json`), "--target", targets, "--exit-zero"]);
rmSync(folder, { recursive: true });

/** Judges copies, so that nothing is remembered from the run before. */
function judged(targets) {
  const tools = fiveHundred.map((tool) => ({ ...tool, inputSchema: structuredClone(tool.inputSchema) }));
  return () => checkTools(tools, { targets });
}

async function printCold(title, args) {
  const time = await cold([main, ...args]);
  console.log(`${title.padEnd(45)} ${ms(time)}  ${(time / nothing).toFixed(2)} × node -e 0`);
}

function cold(args) {
  return median(9, () => {
    const { status, stderr } = spawnSync(process.execPath, args, { maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  });
}

/** The median time of some runs, in milliseconds; a run that returns a function is timed in that function only. */
async function median(runs, run) {
  const times = [];
  for (let index = 0; index < runs; index += 1) {
    let start = performance.now();
    const result = await run();
    if (typeof result === "function") {
      start = performance.now();
      result();
    }
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)];
}

function ms(time) {
  return `${time.toFixed(time < 10 ? 2 : 0)} ms`;
}
