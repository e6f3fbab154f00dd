import type { CheckReport } from "../check.ts";
import type { CatalogueDiff } from "../diff/index.ts";
import type { SessionReport } from "../serve/index.ts";
import type { ReportOptions } from "./options.ts";

/** Makes words of a report. Pure: writes and reads nothing. */
export type Reporter = (report: CheckReport, options: ReportOptions) => string;

/** The same of what changed between two catalogues. */
export type DiffReporter = (diff: CatalogueDiff, options: ReportOptions) => string;

/** The reporters by name, each imported when it is needed. */
export const reporters: Readonly<Record<string, () => Promise<Reporter>>> = {
  terminal: async () => (await import("./terminal.ts")).terminal,
  json: async () => (await import("./json.ts")).json,
  sarif: async () => (await import("./sarif.ts")).sarif,
  junit: async () => (await import("./junit.ts")).junit,
  github: async () => (await import("./github.ts")).github,
  markdown: async () => (await import("./markdown.ts")).markdown,
  html: async () => (await import("./html/index.ts")).html,
};

export const diffReporters: Readonly<Record<string, () => Promise<DiffReporter>>> = {
  terminal: async () => (await import("./diff.ts")).diffText,
  json: async () => (await import("./diff-json.ts")).diffJson,
  markdown: async () => (await import("./markdown.ts")).diffMarkdown,
};

/** The same of what a server saw. */
export type SessionReporter = (session: SessionReport, options: ReportOptions) => string;

export const sessionReporters: Readonly<Record<string, () => Promise<SessionReporter>>> = {
  terminal: async () => (await import("./session.ts")).sessionText,
  json: async () => (await import("./session.ts")).sessionJson,
  html: async () => (await import("./html/session.ts")).sessionHtml,
};
