import type { Libraries } from "../../src/fuzz/generator.ts";
import { librariesIn } from "../../src/fuzz/installed.ts";

/** The packages under the names that they have here. */
const aliases: Readonly<Record<string, Record<string, string>>> = { effect3: { effect: "effect3" } };

/** What a generator finds installed. */
export function librariesHere(generator: string): Libraries {
  return librariesIn(process.cwd(), aliases[generator]);
}
