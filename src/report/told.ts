import type { CheckReport } from "../check.ts";
import { groupFindings, type SharedFault } from "./group.ts";
import { targetsText } from "./targets.ts";
import { visible } from "./text.ts";
import { fixText, voices } from "./voices.ts";

/** The faults of all tools, the loudest first; errors only where only they are wanted. */
export function toldFaults({ findings }: Pick<CheckReport, "findings">, { quiet }: { quiet: boolean }): SharedFault[] {
  const faults = groupFindings(findings).flatMap((tool) => tool.faults);
  return (["error", "warning", "note"] as const)
    .flatMap((severity) => faults.filter((fault) => fault.severity === severity))
    .filter(({ severity }) => !quiet || severity === "error");
}

/** A fault in plain sentences: who refuses it in which words, what proves it, what to do. */
export function sentencesOf(fault: SharedFault): string[] {
  const [{ why, mend, fixes, target, witness }] = fault.findings;
  const said = voices(fault).map(({ verdict, said, findings }) => {
    const who = `${verdict === "ignored" ? "Ignored" : "Refused"} by ${targetsText(findings.flatMap((each) => each.target ?? []))}`;
    return said === "" || verdict === "ignored" ? `${who}.` : `${who}: “${said}”`;
  });
  return [
    ...said,
    ...(target ? [] : [why]),
    ...(witness === undefined ? [] : [`Witness: ${JSON.stringify(witness)}`]),
    mend,
    ...fixes.map((fix) => `Fix: ${fixText(fix)}`),
  ].map((text) => visible(text, { lines: true }));
}

/** The file that a fault is shown at: its own, else that of the first tool that has one. */
export function fileOf(
  { findings: [{ file }] }: SharedFault,
  { tools }: Pick<CheckReport, "tools">,
): string | undefined {
  return file ?? tools.find(({ origin }) => origin.file !== undefined)?.origin.file;
}
