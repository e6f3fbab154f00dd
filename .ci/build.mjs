// Bundles what `npm run build` ships: each door is a file of dist, what they share is in chunks. What a user installs
// beside drycall stays outside; what only the GitHub Action needs is bundled, so that nobody installs it.
import { readFileSync } from "node:fs";
import { build } from "esbuild";

const { dependencies, peerDependencies } = JSON.parse(readFileSync("package.json", "utf8"));

await build({
  entryPoints: [
    "src/index.ts",
    "src/define.ts",
    "src/fuzz/index.ts",
    "src/report/index.ts",
    "src/emulate/index.ts",
    "src/vitest/*.ts",
    "src/cli/main.ts",
    "src/action/main.ts",
    "src/load/modules/worker.ts",
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
