// Times the diff of two catalogues of 500 tools, without witnesses. Prints; asserts nothing.
import { changesBetween, countsFor, parseTarget } from "../../dist/index.js";
import { generatedTools } from "./tools.mjs";

/** One change of a tool, of five kinds in turn. */
function changed(tool, index) {
  const { properties } = tool.inputSchema;
  if (index % 5 === 0) properties.limit.maximum = 50;
  else if (index % 5 === 1) properties.extra = { type: "string" };
  else if (index % 5 === 2) properties.order.enum.pop();
  else if (index % 5 === 3) tool.inputSchema.required = ["query", "limit"];
  else properties.labels.items.pattern = "^[a-z]+$";
  return tool;
}

const catalogue = () =>
  generatedTools(500).map(({ function: { name, description, parameters } }) => {
    return { name, description, inputSchema: parameters, origin: { source: "bench" } };
  });

console.log("\na diff of two catalogues of 500 tools without witnesses, medians of 15");
for (const [title, every] of [
  ["10 tools changed", 50],
  ["all tools changed", 1],
]) {
  const times = Array.from({ length: 15 }, () => {
    const before = catalogue();
    const after = catalogue().map((tool, index) => (index % every === 0 ? changed(tool, index / every) : tool));
    const start = performance.now();
    changesBetween(before, after, { witnesses: false });
    return performance.now() - start;
  });
  console.log(`${title.padEnd(45)} ${median(times).toFixed(0)} ms`);
}

const targets = ["openai", "anthropic", "gemini"].flatMap((name) => parseTarget(name, "2026-11-21"));
const counting = Array.from({ length: 15 }, () => {
  const tools = catalogue();
  const start = performance.now();
  countsFor(tools, targets);
  return performance.now() - start;
});
console.log(`${"tokens of 500 tools on three providers".padEnd(45)} ${median(counting).toFixed(0)} ms`);

function median(times) {
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)];
}
