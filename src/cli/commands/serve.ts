import { inspect } from "node:util";
import { type EmulateOptions, type Exchange, type FaceId, faces, parseFaults } from "../../emulate/index.ts";
import { UserError } from "../../errors.ts";
import { load } from "../../load/index.ts";
import { nearest } from "../../near.ts";
import { version } from "../../package.ts";
import { exchangeLine } from "../../report/exchange.ts";
import { reportOptions } from "../../report/options.ts";
import { sessionReporters } from "../../report/reporters.ts";
import { addressesOf, serve as start } from "../../serve/index.ts";
import { complain } from "../complain.ts";
import type { Io } from "../io.ts";
import { outletsOf, writeReport } from "../outlets.ts";
import type { Arguments, Values } from "../parse.ts";
import { settingsOf } from "../settings.ts";
import { displayOf } from "../terminal.ts";

/** Milliseconds that answers under way may still take once the server is told to stop. */
const grace = 5_000;

/** `drycall serve`: emulated providers at an address, until a signal ends it; then a report of what arrived. */
export async function serve(given: Arguments, io: Io): Promise<number> {
  const { values } = given;
  const providers = providersOf(values.target);
  const { host, port } = placeOf(values);
  const settings = await settingsOf(given, io);
  const outlets = outletsOf(values.reporter ?? ["terminal"], sessionReporters);
  const loaded = settings.inputs.length > 0 ? await load(settings.inputs, settings.options) : undefined;
  complain(loaded?.failures ?? [], io);
  // A log that is no terminal is searched: nothing is cut there.
  const display = { ...displayOf(io.stderr, io, values), width: io.stderr.columns ?? Number.POSITIVE_INFINITY };
  const options = reportOptions({ version: version() });
  const [{ sessionHtml }, { sessionJson }] = await Promise.all([
    import("../../report/html/session.ts"),
    import("../../report/session.ts"),
  ]);
  const serving = await start({
    ...emulateOptions(values),
    ...(settings.options.asOf && { asOf: settings.options.asOf }),
    ...(settings.options.trust && { trust: settings.options.trust }),
    host,
    port,
    providers,
    sources: loaded?.tools ?? [],
    page: { json: (report) => sessionJson(report, options), html: (report) => sessionHtml(report, options) },
    onExchange: (exchange: Exchange) => {
      if (!values.quiet) io.stderr.write(`${exchangeLine(exchange, display)}\n`);
    },
    onFailure: (error) => io.stderr.write(`drycall failed on a request; please report it: ${inspect(error)}\n`),
  });
  if (host !== loopback) warnOf(host, io);
  tellPlaces(serving.url, providers, io);
  await signalled();
  io.stderr.write("stopping; once more ends at once\n");
  await serving.stop(grace);
  const report = await serving.session.report();
  await writeReport(report, outlets, options, displayOf(io.stdout, io, values), io);
  return report.refused > 0 && !values["exit-zero"] ? 1 : 0;
}

function tellPlaces(url: string, providers: readonly FaceId[], { stdout }: Io): void {
  for (const { base, variable } of addressesOf(url, providers)) stdout.write(`${variable}=${base}\n`);
  stdout.write(`report: ${url}/drycall; a path without a provider goes by path and key\nlistening on ${url}\n`);
}

/** @throws UserError on what is no emulated provider */
function providersOf(targets: readonly string[] | undefined): [FaceId, ...FaceId[]] {
  const known: FaceId[] = Object.values(faces).map(({ provider }) => provider as FaceId);
  const listed = (targets ?? known).flatMap((list) => list.split(",")).map((text) => text.trim());
  const named = listed.includes("all") ? known : listed;
  const [first, ...others] = named.map((name) => {
    const found = known.find((each) => each === name);
    if (found) return found;
    const near = nearest(name, known);
    throw new UserError(`\`${name}\` is no provider that can be served`, {
      hint: near ? `did you mean \`${near}\`?` : `there are ${known.join(", ")}, without a surface or a model`,
    });
  });
  return first ? [first, ...others] : ["openai"];
}

const loopback = "127.0.0.1";

function placeOf({ host = loopback, port = "4010" }: Values): { host: string; port: number } {
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new UserError(`\`--port ${port}\` is no port`, { hint: "write a number up to 65535; 0 picks a free one" });
  return { host, port: Number(port) };
}

function warnOf(host: string, { stderr }: Io): void {
  stderr.write(`warning: ${host} may be reached from other machines: whoever reaches it reads the tools that arrive\n`);
}

function emulateOptions({ faults, seed, "near-miss": nearMiss }: Values): EmulateOptions {
  const seeded = seed === undefined ? undefined : seedOf(seed);
  return {
    ...(faults !== undefined && { faults: { ...parseFaults(faults), ...(seeded !== undefined && { seed: seeded }) } }),
    ...(seeded !== undefined && { seed: seeded }),
    ...(nearMiss && { mode: "near-miss" }),
  };
}

function seedOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new UserError(`\`--seed ${text}\` is no seed`, { hint: "write a whole number, such as 7" });
}

/** The first signal asks for the end; the next one finds no listener, and ends the process. */
function signalled(): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      process.off("SIGINT", end).off("SIGTERM", end);
      resolve();
    };
    process.on("SIGINT", end).on("SIGTERM", end);
  });
}
