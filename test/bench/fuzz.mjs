// Types per second of each generator, and where the time goes: node --import jiti/register test/bench/fuzz.mjs [runs]
import * as fc from "fast-check";
import { createJiti } from "jiti";

const jiti = createJiti(import.meta.url);
const { fuzz, generators, librariesIn, typeArbitrary } = await jiti.import("../../src/fuzz/index.ts");
const { subjectOf } = await jiti.import("../../src/fuzz/subject.ts");
const { acceptanceOf, quickAcceptanceOf } = await jiti.import("../../src/schema/acceptance.ts");

const runs = Number(process.argv[2] ?? 300);
const aliases = { effect3: { effect: "effect3" } };
const drawn = timed(() => fc.sample(typeArbitrary(), { seed: 1, numRuns: runs }));
console.log(`types drawn: ${Math.round(runs / (drawn.ms / 1000))} a second`);
for (const generator of generators) {
  const loaded = await generator.load(librariesIn(process.cwd(), aliases[generator.id]));
  if (!loaded) continue;
  const types = drawn.result.filter((type) => generator.supports(type));
  const subjects = types.map((type) =>
    subjectOf(type, loaded, { seed: 1, acceptanceOf: (schema) => quickAcceptanceOf(schema) ?? acceptanceOf(schema) }),
  );
  const each = (work) => timed(() => subjects.map(work)).ms;
  const parts = {
    generator: each((subject) => subject.schema("input")),
    values: each((subject) => subject.misses()),
    validator: each((subject) => valuesOf(subject).map(subject.parse)),
    schema: each((subject) => valuesOf(subject).map((value) => subject.acceptance("input")?.surely(value))),
    ajv: each((subject) => subject.schema("input") && acceptanceOf(subject.schema("input"))),
  };
  const { ms } = timed(() => fuzz([loaded], { runs }));
  const shares = Object.entries(parts).map(([name, part]) => `${name} ${(part / types.length).toFixed(2)} ms`);
  console.log(
    `${generator.id.padEnd(10)} ${String(Math.round(types.length / (ms / 1000))).padStart(4)} types a second; a type: ${shares.join(", ")}`,
  );
}

function valuesOf(subject) {
  return [...subject.values(), ...subject.misses().map(({ value }) => value)];
}

function timed(work) {
  const started = performance.now();
  const result = work();
  return { result, ms: performance.now() - started };
}
