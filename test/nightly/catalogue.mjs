// node test/nightly/catalogue.mjs <provider>: the tools of a provider's cases that still hold, as a catalogue to ask it about.
import { readFileSync } from "node:fs";

const [provider] = process.argv.slice(2);
const file = new URL(`../../fixtures/cases/${provider}.jsonl`, import.meta.url);
const cases = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => JSON.parse(line));
const wires = cases
  // Where a tool stands among others, or how a request is set up, is no part of a tool.
  .filter(({ current, request, tools, surface }) => current && !request && tools.length === 1 && !isFormat(surface))
  .map(({ tools: [tool], strict }) => ({ ...tool, ...(strict !== null && { strict }) }))
  .filter(({ name, inputSchema }) => name !== "" && typeof inputSchema === "object");
const different = new Map(wires.map((tool) => [JSON.stringify(tool), tool]));
console.log(JSON.stringify([...different.values()], null, 2));

function isFormat(surface) {
  return /format|^response|outputConfig/i.test(surface);
}
