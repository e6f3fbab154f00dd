// Installs the packed tarball in an empty project and uses it as a user would, on every supported Node. Needs npm's
// registry; run by `npm run test:pack`, not by `npm test`.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const most = 40;
const root = fileURLToPath(new URL("../../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "drycall-pack-"));
const project = join(work, "project");
const failures = [];

cpSync(join(root, "fixtures/pack"), project, { recursive: true });
const [{ filename, size, unpackedSize }] = JSON.parse(
  run("npm", ["pack", "--json", "--pack-destination", work], { cwd: root }).stdout.replace(/^[^[]*/, ""),
);
console.log(`tarball: ${kib(size)} KiB, ${kib(unpackedSize)} KiB unpacked`);

npm("install", join(work, filename));
const packages = packagesIn(join(project, "node_modules"));
console.log(`installed: ${packages.length} packages, ${kib(sizeOf(join(project, "node_modules")))} KiB`);
expect(`fewer than ${most} packages`, packages.length < most);

const nodes = [["this", process.execPath], ...["20", "22", "24"].map((major) => [major, nodeOf(major)])];
for (const [name, node] of nodes) {
  const { status, stdout } = run(node, [join(project, "node_modules/drycall/dist/cli/main.js"), "tools.json"], {
    cwd: project,
  });
  const words = stdout.replaceAll(/\s+/g, " ");
  expect(
    `node ${name}: drycall refuses the faulty tool in OpenAI's words`,
    status === 1 && words.includes("array schema missing items"),
  );
  const doors = run(node, ["doors.mjs"], { cwd: project });
  expect(`node ${name}: the doors open`, doors.status === 0, doors);
}

npm("install", "vitest@4", "msw@2", "nock@14", "typescript", "@types/node@22", "zod");
for (const [name, node] of nodes) testWith("vitest 4", name, node);
const tsc = run(process.execPath, [join(project, "node_modules/typescript/bin/tsc"), "--noEmit", "-p", "."], {
  cwd: project,
});
expect("the types hold without skipLibCheck", tsc.status === 0, tsc);

// vitest 5 wants Node 22.12.
npm("install", "vitest@5");
for (const [name, node] of nodes.slice(2)) testWith("vitest 5", name, node);

rmSync(work, { recursive: true });
if (failures.length > 0) process.exit(1);

function testWith(runner, name, node) {
  const done = run(node, [join(project, "node_modules/vitest/vitest.mjs"), "run"], { cwd: project });
  expect(`node ${name}: matchers, plugin, msw and nock with ${runner}`, done.status === 0, done);
}

function npm(...args) {
  const done = run("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd: project });
  if (done.status !== 0) throw new Error(`npm ${args.join(" ")} failed:\n${done.stderr}`);
}

/** A Node of some major, from the registry's package `node`. */
function nodeOf(major) {
  const folder = join(work, `node${major}`);
  const done = run("npm", ["install", "--prefix", folder, `node@${major}`, "--no-audit", "--no-fund"], { cwd: work });
  if (done.status !== 0) throw new Error(`no Node ${major}:\n${done.stderr}`);
  return join(folder, "node_modules/node/bin/node");
}

function run(command, args, options) {
  return spawnSync(command, args, { encoding: "utf8", timeout: 300_000, ...options });
}

function expect(claim, holds, done) {
  console.log(`${holds ? "✓" : "✗"} ${claim}`);
  if (holds) return;
  failures.push(claim);
  if (done) console.log(done.stdout, done.stderr);
}

function packagesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .flatMap(({ name }) => (name.startsWith("@") ? packagesIn(join(folder, name)) : [name]));
}

function sizeOf(folder) {
  return readdirSync(folder, { recursive: true }).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function kib(bytes) {
  return Math.round(bytes / 1024).toLocaleString("en");
}
