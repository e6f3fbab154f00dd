// Bundles what `npm run build` ships: each door is a file of dist, what they share is in chunks. What a user installs
// beside drycall stays outside; what only the GitHub Action needs is bundled, so that nobody installs it.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { dependencies, exports, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));

const doors = Object.values(exports).flatMap(
  ({ default: file }) => file?.replace("./dist/", "src/").replace(".js", ".ts") ?? [],
);

await build({
  // Beside the doors: what is started as a process, and the test file that vitest's plugin runs.
  entryPoints: [
    ...doors,
    "src/cli/main.ts",
    "src/action/main.ts",
    "src/load/modules/worker.ts",
    "src/vitest/catalogue.ts",
  ],
  external: [...Object.keys(dependencies), ...Object.keys(peerDependencies)],
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  outbase: "src",
  outdir: "dist",
  chunkNames: "chunks/[name]-[hash]",
  logLevel: "warning",
  // Parts of the toolkit are CommonJS, and ask for Node's modules by `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
