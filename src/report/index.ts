/** `drycall/reporters`: words made of a report. Pure functions; what they write is theirs to return, not to print. */

export { diffText } from "./diff.ts";
export { github } from "./github.ts";
export { html } from "./html/index.ts";
export { json } from "./json.ts";
export { junit } from "./junit.ts";
export { diffMarkdown, type MarkdownOptions, markdown } from "./markdown.ts";
export { type Display, type ReportOptions, reportOptions } from "./options.ts";
export { type DiffReporter, diffReporters, type Reporter, reporters } from "./reporters.ts";
export { sarif } from "./sarif.ts";
export { terminal } from "./terminal.ts";
