// node test/nightly/issues.mjs <report.json …>: one GitHub issue for each disagreement in reports of `drycall live --json`,
// opened once, brought up to date later. Needs `gh` and GH_TOKEN.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const folder = mkdtempSync(join(tmpdir(), "drycall-issues-"));
try {
  for (const file of process.argv.slice(2)) for (const found of disagreementsIn(file)) tell(found);
} finally {
  rmSync(folder, { recursive: true });
}

/** A provider without a key leaves an empty report. */
function disagreementsIn(file) {
  const text = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  return text === "" ? [] : JSON.parse(text).targets.flatMap(({ disagreements }) => disagreements);
}

function tell(found) {
  const file = join(folder, `${found.fingerprint}.md`);
  writeFileSync(file, bodyOf(found));
  const known = open(found.fingerprint);
  if (known === undefined) gh("issue", "create", "--title", titleOf(found), "--body-file", file);
  else gh("issue", "edit", String(known), "--body-file", file);
}

function open(fingerprint) {
  const search = `"${markOf(fingerprint)}" in:body`;
  const [first] = JSON.parse(gh("issue", "list", "--state", "open", "--search", search, "--json", "number"));
  return first?.number;
}

function markOf(fingerprint) {
  return `drycall-live-${fingerprint}`;
}

function titleOf({ differs, answered, judged, case: { provider, surface, rule } }) {
  const what = differs === "words" ? "other words" : `${answered.verdict}, judged ${judged.verdict}`;
  return `live: ${provider}/${surface}: ${what} (${rule})`;
}

function bodyOf({ fingerprint, tools, answered, judged, case: line }) {
  // A text of the provider's must not end the block that it stands in.
  const block = (language, text) => `~~~~~~${language}\n${text.replaceAll("~~~~~~", "~~~~~")}\n~~~~~~`;
  const said = ({ verdict, message }) => block("text", `${verdict}${message === null ? "" : `: ${message}`}`);
  return [
    `Asked on ${line.observed}, ${line.source.join(", ")}, of ${tools.length === 1 ? "one tool" : `${tools.length} tools`}.`,
    `The provider says:\n\n${said(answered)}`,
    `drycall says:\n\n${said(judged)}`,
    `The case, for \`fixtures/cases/${line.provider}.jsonl\`; give it the next free id and its rule's name:`,
    block("json", JSON.stringify(line)),
    `<!-- ${markOf(fingerprint)} -->`,
    "",
  ].join("\n\n");
}

function gh(...args) {
  const text = execFileSync("gh", args, { encoding: "utf8" });
  if (args[1] !== "list") console.log(text.trim());
  return text;
}
