import type { CheckReport } from "../check.ts";
import type { ReportOptions } from "./options.ts";

export type { ReportOptions } from "./options.ts";

/** Makes words of a report. Pure: writes and reads nothing. */
export type Reporter = (report: CheckReport, options: ReportOptions) => string;

/** The reporters by name, each imported when it is needed. */
export const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  terminal: async () => (await import("./terminal.ts")).terminal,
  json: async () => (await import("./json.ts")).json,
};
