// What the generators make of the same types, in a process of its own: node test/fuzz/emit.mjs <runs> <seed> [--reversed]
// prints generator → schemas. Reversed, libraries are imported and types built in the opposite order.
import * as fc from "fast-check";
import { createJiti } from "jiti";

const jiti = createJiti(import.meta.url);
const { generators, typeArbitrary } = await jiti.import("../../src/fuzz/index.ts");
const { librariesHere } = await jiti.import("./libraries.ts");

const [runs, seed, order] = process.argv.slice(2);
const turned = (list) => (order === "--reversed" ? list.toReversed() : [...list]);
const types = fc.sample(typeArbitrary(), { seed: Number(seed), numRuns: Number(runs) });

const loaded = [];
for (const generator of turned(generators)) {
  const each = await generator.load(librariesHere(generator.id));
  if (each) loaded.push(each);
}
const emitted = loaded.map((each) => [each.generator.id, turned(turned(types).map((type) => textOf(each, type)))]);
process.stdout.write(JSON.stringify(Object.fromEntries(emitted)));

function textOf({ generator, build, emit }, type) {
  if (!generator.supports(type)) return null;
  try {
    return JSON.stringify(emit(build(type), "input"));
  } catch {
    // arktype's errors carry the count of its functions.
    return "throws";
  }
}
