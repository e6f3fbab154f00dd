import { fill } from "../checks/words.ts";
import type { Fault, Finding, Grade, Judgement, Provider, Target, Tool, Verdict } from "../types.ts";
import { faultsOf } from "./faults.ts";
import { fingerprint } from "./fingerprint.ts";
import { inContext } from "./fix-context.ts";
import { severityOf, weaker } from "./severity.ts";

export interface JudgeOptions {
  /** The weakest grade whose refusals are errors; "observed" unless told. */
  trust?: Grade;
  /** Only the rules about a request as a whole, or only those about each tool; both unless told. */
  part?: "request" | "tools";
}

/**
 * What a provider would say of these tools, sent in one request.
 * Never throws on the schemas themselves, whatever they hold.
 */
export function judge(
  tools: readonly Tool[],
  target: Target,
  provider: Provider,
  options: JudgeOptions = {},
): Judgement {
  const request = surfaceOf(provider, target.surface).project(tools, target);
  const faults = faultsOf(request, provider, options.part);
  const findings = faults.map((fault) => findingOf(fault, target, provider, options));
  const refused = faults.filter((fault) => verdictOf(fault) === "reject" && gradeOf(fault, provider) !== "inferred");
  const verdict: Verdict = refused.length > 0 ? "reject" : faults.length > 0 ? "ignored" : "accept";
  const [first, ...others] = reportedOf(refused, provider);
  return {
    target,
    request,
    verdict,
    findings,
    answer: first ? provider.answering.answer([first, ...others]) : null,
    reported: [first, ...others].flatMap((fault) => fault?.violation.pointer ?? []),
  };
}

/** The surface of a provider by its id. Throws on an unknown one: targets are parsed before. */
export function surfaceOf(provider: Provider, id: string) {
  const surface = provider.surfaces.find((candidate) => candidate.id === id);
  if (!surface) throw new Error(`${provider.id} has no surface ${id}`);
  return surface;
}

/** The faults that the provider tells of: its first, or all of the first stage that fails. */
function reportedOf(refused: readonly Fault[], provider: Provider): readonly Fault[] {
  const [first] = refused;
  if (!first) return [];
  const stage = provider.answering.stages.find(({ name }) => name === first.rule.stage);
  return stage?.reports === "all" ? refused.filter(({ rule }) => rule.stage === first.rule.stage) : [first];
}

/** A strict fault that the provider forgives by falling back costs the strictness, not the call. */
function verdictOf({ rule, tool }: Fault): "reject" | "ignored" {
  return tool?.lenient && rule.when?.strict ? "ignored" : rule.verdict;
}

/** A rule is believed as far as its cases go, and no further than its check and its provider say. */
function gradeOf({ rule, violation, request }: Fault, provider: Provider): Grade {
  const known = provider.evidence[rule.name]?.grade ?? "inferred";
  const held = provider.holds?.(rule, request.target);
  const doubts = [violation.grade, held].filter((doubt) => typeof doubt === "string");
  return doubts.reduce(weaker, known);
}

function findingOf(fault: Fault, target: Target, provider: Provider, { trust }: JudgeOptions): Finding {
  const { rule, violation, tool } = fault;
  const id = `${provider.id}/${rule.name}`;
  const pointer = violation.pointer ?? "";
  const verdict = verdictOf(fault);
  const grade = gradeOf(fault, provider);
  const args = violation.args ?? {};
  const said = provider.answering.sentence(fault);
  const offered = tool && rule.fix?.(violation, tool);
  const fix = offered && inContext(offered, tool.tool.inputSchema);
  const { origin, name } = tool?.tool ?? {};
  // What is not about the schema is about the tool: its name tells where that stands.
  const named = violation.pointer === undefined ? origin?.locateName?.() : undefined;
  const position = named ?? origin?.locate?.(pointer);
  return {
    rule: id,
    severity: severityOf(verdict, grade, trust),
    title: rule.title,
    why: rule.why,
    mend: fill(rule.mend, args),
    target,
    pointer,
    verdict,
    grade,
    args,
    fixes: fix ? [fix] : [],
    fingerprint: fingerprint(id, name, pointer, args, target),
    ...(name !== undefined && { tool: name }),
    ...(said !== undefined && { said }),
    ...(origin?.file !== undefined && { file: origin.file }),
    ...(position && { position }),
  };
}
