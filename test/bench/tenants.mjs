// Times 10,000 tenants of 50 tools each, 200 of them different, and the memory it takes. Prints; asserts nothing.
import { checkTenants } from "../../dist/index.js";
import { generatedTools } from "./tools.mjs";

const tenants = 10_000;
const perTenant = 50;
const texts = generatedTools(200).map((tool) => JSON.stringify(tool));
const shared = texts.map((text) => JSON.parse(text));

await run("the same objects again", (index) => shared[index]);
await run("objects of each tenant's own", (index) => JSON.parse(texts[index]));

async function run(title, toolAt) {
  const making = time(() => {
    for (const tenant of source(toolAt)) tenant.tools();
  });
  const start = performance.now();
  const cpu = process.cpuUsage();
  const report = await checkTenants(source(toolAt));
  const whole = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  const { count, tools, catalogues } = report.tenants;
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(
    `${title}: ${count} tenants, ${tools.total} tools, ${tools.distinct} different, ${catalogues} catalogues on ${report.targets.length} targets`,
  );
  const busy = (user + system) / 1000;
  console.log(
    `  ${whole.toFixed(0)} ms (${busy.toFixed(0)} ms of processor), of which ${making.toFixed(0)} ms make the tools; peak ${peak.toFixed(0)} MiB\n`,
  );
}

/** Each tenant has a choice of its own, in an order of its own; the same in every run. */
function* source(toolAt) {
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const first = tenant % texts.length;
    const step = 1 + 2 * (Math.floor(tenant / texts.length) % 50);
    const tools = () => Array.from({ length: perTenant }, (_, place) => toolAt((first + place * step) % texts.length));
    yield { id: `tenant-${tenant}`, names: [`Company ${tenant}`], tools };
  }
}

function time(run) {
  const start = performance.now();
  run();
  return performance.now() - start;
}
