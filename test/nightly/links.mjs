// node --import jiti/register test/nightly/links.mjs: are the addresses still there that cases and rules name as their
// sources? Dead is what says so (404, 410); who is throttled, down or asks for a login is only counted.
import { readdirSync, readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const cases = new URL("../../fixtures/cases/", import.meta.url);

/** Address → who names it. */
export async function sources() {
  const { providers } = await import("../../src/providers/index.ts");
  const named = readdirSync(cases)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(new URL(name, cases), "utf8").split("\n").filter(Boolean))
    .map((line) => JSON.parse(line))
    .flatMap(({ id, source }) => source.map((address) => [address, id]));
  const ruled = providers.flatMap(({ id, rules }) =>
    rules.flatMap((rule) => rule.sources.map((address) => [address, `${id}/${rule.name}`])),
  );
  const found = new Map();
  for (const [address, who] of [...named, ...ruled]) {
    if (!address.startsWith("https://")) continue;
    const [page] = address.split("#");
    found.set(page, [...(found.get(page) ?? []), who]);
  }
  return found;
}

/** "alive", "dead", or why neither is known. One host is asked one page at a time. */
export async function check(addresses, { get = fetch, wait = later } = {}) {
  const queues = new Map();
  for (const address of addresses) {
    const { host } = new URL(address);
    queues.set(host, [...(queues.get(host) ?? []), address]);
  }
  const results = new Map();
  await Promise.all(
    [...queues.values()].map(async (queue) => {
      for (const address of queue) results.set(address, await checkOne(address, get, wait));
    }),
  );
  return results;
}

async function checkOne(address, get, wait) {
  let last = "";
  for (const pause of [0, 2000, 20_000]) {
    await wait(pause);
    try {
      const { status, headers } = await get(address, { redirect: "follow", signal: AbortSignal.timeout(30_000) });
      if (status === 404 || status === 410) return "dead";
      if (status < 400) return "alive";
      last = `status ${status}`;
      // Whoever forbids robots will not think otherwise in a while.
      if (status !== 429 && status < 500) return last;
      const seconds = Number(headers.get("retry-after"));
      if (seconds > 0) await wait(Math.min(seconds, 60) * 1000);
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
  }
  return last;
}

function later(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function main() {
  const found = await sources();
  const results = await check(found.keys());
  const counts = {};
  for (const [address, result] of results) {
    const kind = result === "alive" || result === "dead" ? result : "unknown";
    counts[kind] = (counts[kind] ?? 0) + 1;
    if (kind !== "alive") console.log(`${kind.padEnd(8)} ${address} ${result} (${found.get(address).join(", ")})`);
  }
  console.log(JSON.stringify(counts));
  process.exitCode = counts.dead ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
