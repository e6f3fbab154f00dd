// npm run fuzz:registry: two releases of zod from the registry, and what changed between them. Needs a network.
import { execFileSync } from "node:child_process";

const flags = ["--import", "jiti/register", "src/cli/main.ts", "fuzz", "--compare", "zod@4.1.12..zod@4.1.13"];
const text = run();
const isFound = text.includes("refused now, openai/strict-keyword-not-permitted oneOf");
console.log(`${text}\nthe change of discriminated unions to oneOf is ${isFound ? "found" : "NOT found"}`);
process.exitCode = isFound ? 0 : 1;

function run() {
  try {
    return execFileSync(process.execPath, flags, { encoding: "utf8" });
  } catch (error) {
    // Differences are status 1.
    return String(error.stdout);
  }
}
