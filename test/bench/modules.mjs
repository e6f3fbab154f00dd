// Times the loading of 300 modules of 5 tools each, and whose time it is. Prints; asserts nothing.
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const worker = fileURLToPath(new URL("../../dist/load/modules/worker.js", import.meta.url));
// Below node_modules' owner, so that the modules find zod.
const folder = fileURLToPath(new URL("../../node_modules/.cache/drycall-bench/", import.meta.url));
mkdirSync(folder, { recursive: true });
const paths = Array.from({ length: Number(process.argv[2] ?? 300) }, (_, index) => join(folder, `tools-${index}.ts`));
for (const [index, path] of paths.entries()) writeFileSync(path, moduleOf(index));

// The first run compiles the modules, the second finds them in jiti's cache.
for (const run of ["cold", "warm"]) {
  const started = performance.now();
  const child = fork(worker);
  await once(child, "message");
  const sums = { start: performance.now() - started, module: 0, schemas: 0, losses: 0 };
  let tools = 0;
  for (const [id, path] of paths.entries()) {
    child.send({ id, path, file: path, lossMs: 5000 });
    const [told] = await once(child, "message");
    tools += told.tools.length;
    for (const stage of Object.keys(told.ms)) sums[stage] += told.ms[stage];
  }
  const total = performance.now() - started;
  child.kill();
  const stages = Object.entries({ ...sums, channel: total - Object.values(sums).reduce((sum, ms) => sum + ms, 0) });
  const own = total - sums.module - sums.start;
  console.log(
    `${run}: ${tools} tools in ${total.toFixed(0)} ms; ${((100 * own) / total).toFixed(0)} % ours, ${(sums.losses / tools).toFixed(1)} ms a tool for losses`,
  );
  for (const [stage, ms] of stages) {
    console.log(
      `  ${stage.padEnd(8)} ${ms.toFixed(0).padStart(7)} ms ${((100 * ms) / total).toFixed(1).padStart(5)} %`,
    );
  }
}
rmSync(folder, { recursive: true });

function moduleOf(index) {
  const tools = Array.from(
    { length: 5 },
    (_, tool) => `
export const tool${index}x${tool} = z.object({
  name: z.string().min(1).max(80).describe("Who it is for"),
  count: z.number().int().min(0).max(100).default(10),
  order: z.enum(["newest", "oldest"]),
  tags: z.array(z.string()).max(10).optional(),
  filter: z.object({ from: z.iso.date().nullable(), to: z.iso.date().nullable() }),
});`,
  );
  return `import { z } from "zod";\n${tools.join("\n")}\n`;
}
