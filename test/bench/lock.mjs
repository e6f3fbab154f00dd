// Times a lock of 500 tools: made, written, read again, and compared with. Judging comes before and is not counted. Prints; asserts nothing.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkTools, compareLock, load, lockOf, readLock, writeLock } from "../../dist/index.js";
import { generatedTools } from "./tools.mjs";

const folder = mkdtempSync(join(tmpdir(), "drycall-bench-"));
const file = join(folder, "500.json");
writeFileSync(file, JSON.stringify(generatedTools(500)));
const times = {};

for (let run = 0; run < 9; run += 1) {
  // Fresh objects each time: what is remembered of a schema must not flatter the figure.
  const { tools } = await load([file]);
  const report = await timed("judging, not counted", () => checkTools(tools));
  const lock = await timed("lockOf", () => lockOf(report));
  const text = await timed("writeLock", () => writeLock(lock));
  const read = await timed("readLock", () => readLock(text, "drycall.lock.json"));
  await timed("compareLock, nothing changed", () => compareLock(read, report));
  const changed = tools.map((tool) => ({ ...tool, description: `${tool.description} Fast.` }));
  const after = checkTools(changed);
  await timed("compareLock, all descriptions changed", () => compareLock(read, after));
}
rmSync(folder, { recursive: true });

console.log("\na lock of 500 tools on the default targets, medians of 9");
for (const [step, all] of Object.entries(times)) console.log(`${step.padEnd(45)} ${median(all).toFixed(0)} ms`);
const counted = ["lockOf", "writeLock", "readLock", "compareLock, nothing changed"];
const sum = counted.reduce((total, step) => total + median(times[step]), 0);
console.log(`${"written and compared".padEnd(45)} ${sum.toFixed(0)} ms`);

async function timed(step, run) {
  const start = performance.now();
  const result = await run();
  times[step] = [...(times[step] ?? []), performance.now() - start];
  return result;
}

function median(all) {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];
}
