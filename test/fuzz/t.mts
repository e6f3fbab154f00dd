import { fuzz } from "../../src/fuzz/fuzz.ts";
import { reference } from "../../fixtures/generators/reference.ts";
const r = await fuzz([reference], { runs: +(process.argv[2]??2000) });
console.log(r.milliseconds, r.types, r.failures.length);
for (const f of r.failures.slice(0,12)) console.log(f.property, "|", f.cause, "|", f.outline, f.count, JSON.stringify(f.witness), JSON.stringify(f.schema)?.slice(0,200), f.path);
