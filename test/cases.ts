import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Case } from "../src/evidence/case.ts";
import { readCases } from "../src/evidence/read.ts";
import { providers } from "../src/providers/index.ts";
import type { Provider } from "../src/types.ts";

const folder = fileURLToPath(new URL("../fixtures/cases/", import.meta.url));

/** Every provider, and every case we have of it. */
export const allProviders: readonly Provider[] = providers;
export const caseFiles: readonly string[] = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
export const allCases: readonly Case[] = (await Promise.all(caseFiles.map((name) => readCases(folder + name)))).flat();
