import { type CheckOptions, type CheckReport, checkTools, isWanted, targetsOf } from "./check.ts";
import { faultAt, redactor, tenantLeak } from "./hygiene/index.ts";
import { fingerprint } from "./judge/fingerprint.ts";
import { judge } from "./judge/judge.ts";
import { providerOf } from "./providers/index.ts";
import { defaultTargets, requestsFor, targetText } from "./providers/targets.ts";
import { today } from "./schema/dates.ts";
import { overBudget } from "./tenants/budgets.ts";
import { type Census, toolsOf } from "./tenants/census.ts";
import { leaksIn } from "./tenants/leaks.ts";
import { reportOf } from "./tenants/report-of.ts";
import { catalogueFaults } from "./tenants/requests.ts";
import { takeTenants } from "./tenants/take.ts";
import type { TenantsSource } from "./tenants/tenant.ts";
import type { Finding, Target } from "./types.ts";

/** Tenants that a finding names; of more it only knows how many. */
const mostNamed = 100;

/**
 * Loads the tools of tenants and says what each target would answer them, what one tenant's catalogue tells of
 * another, and how much of their prompts a cache can share. Each different tool is judged once, and its findings name
 * the tenants that have it.
 *
 * @param source - tenants, or a function that gives them; of a generator, one tenant is in memory at a time
 * @example await checkTenants(ids.map((id) => ({ id, names: [nameOf(id)], tools: () => toolsFor(id) })))
 * @throws UserError where something is no tenant, or a target does not exist
 */
export async function checkTenants(source: TenantsSource, options: CheckOptions = {}): Promise<CheckReport> {
  const started = performance.now();
  const asOf = options.asOf ?? today();
  const targets = targetsOf(options.targets ?? defaultTargets, asOf);
  const { census, passedOver, failures } = await takeTenants(source, options);
  options.onProgress?.(`judging ${census.tools.length} tools of ${census.tenants.length} tenants`);
  const judged = census.tools.map(({ tool }) => checkTools([tool], forOne(options)));
  const own = judged.flatMap(({ findings }, index) =>
    findings.map((finding) => ({ finding, tenants: census.tools[index]?.tenants ?? [] })),
  );
  const wholes = targets.flatMap((target) => refusedWholes(census, target, options));
  options.onProgress?.("looking for what tenants are told of each other");
  const dear = options.budget ? overBudget(census, targets, options.budget, options.tokenizer) : [];
  const found = merged([...own, ...wholes, ...leakFindings(census), ...dear], census);
  const tools = census.tools.map(({ tool }) => tool);
  const hide = redactor(tools, found);
  const told = hide ? found.map(hide.finding) : found;
  const same = new Map(targets.map((target) => [targetText(target), target]));
  const judgements = judged
    .flatMap((report) => report.judgements)
    .map((judgement) => ({ ...judgement, target: same.get(targetText(judgement.target)) ?? judgement.target }));
  return {
    asOf,
    targets,
    tools,
    judgements,
    findings: told.filter((finding) => isWanted(finding, options) && isAskedFor(finding, options)),
    passedOver,
    failures,
    tenants: reportOf(census, { targets, judgements, wholes: wholes.filter(isRefusal) }, options.tokenizer),
    milliseconds: performance.now() - started,
    ...(hide && { hide }),
  };
}

/** A report of tenants, with that of the tools that all of them are served. */
export function withInputs(tenants: CheckReport, inputs: CheckReport): CheckReport {
  const hide = redactor([...inputs.tools, ...tenants.tools], [...inputs.findings, ...tenants.findings]);
  return {
    ...inputs,
    tools: [...inputs.tools, ...tenants.tools],
    judgements: [...inputs.judgements, ...tenants.judgements],
    findings: [...inputs.findings, ...tenants.findings],
    passedOver: [...inputs.passedOver, ...tenants.passedOver],
    failures: [...inputs.failures, ...tenants.failures],
    milliseconds: inputs.milliseconds + tenants.milliseconds,
    ...(tenants.tenants && { tenants: tenants.tenants }),
    ...(hide && { hide }),
  };
}

/** What is derived only refuses nothing, as in `judge`. */
function isRefusal({ finding: { verdict, grade } }: Found): boolean {
  return verdict === "reject" && grade !== "inferred";
}

function isAskedFor({ tool }: Finding, { tools }: CheckOptions): boolean {
  return tools === undefined || (tool !== undefined && tools.includes(tool));
}

/** What is asked of one tool: nothing of the others. */
function forOne({ budget, tokens, tools, lock, onProgress, ...options }: CheckOptions): CheckOptions {
  const perTool = budget?.perTool;
  return {
    ...options,
    part: "tools",
    hygiene: { tenantParameters: true, ...options.hygiene },
    ...(perTool !== undefined && { budget: { perTool } }),
  };
}

interface Found {
  finding: Finding;
  /** Places of tenants. */
  tenants: readonly number[];
}

/** What is said of several variants of a tool is said once, of the tenants of all. */
function merged(found: readonly Found[], census: Census): Finding[] {
  const faults = new Map<string, { finding: Finding; tenants: Set<number> }>();
  for (const { finding, tenants } of found) {
    const { fingerprint: about, severity, target, file, position } = finding;
    const key = JSON.stringify([about, severity, target && targetText(target), file, position]);
    const known = faults.get(key);
    if (!known) faults.set(key, { finding, tenants: new Set(tenants) });
    else for (const tenant of tenants) known.tenants.add(tenant);
  }
  return [...faults.values()].map(({ finding, tenants }) => {
    const named = [...tenants].sort((a, b) => a - b).slice(0, mostNamed);
    return { ...finding, tenants: { count: tenants.size, ids: named.map((each) => census.tenants[each]?.id ?? "") } };
  });
}

/** What a target says of catalogues as wholes: each fault once, in the words that the first tenant is told. */
function refusedWholes(census: Census, target: Target, options: CheckOptions) {
  const provider = providerOf(target.provider);
  if (!provider) return [];
  return catalogueFaults(census, target).flatMap(({ catalogues, rule, tool }) => {
    const sent = requestsFor(toolsOf(census, census.catalogues[catalogues[0] ?? -1]), target);
    const findings = sent.flatMap((tools) => judge(tools, target, provider, { ...options, part: "request" }).findings);
    const finding = findings.find((each) => each.rule === `${provider.id}/${rule}` && each.tool === tool);
    const tenants = catalogues.flatMap((place) => census.catalogues[place]?.tenants ?? []);
    return finding ? [{ target, catalogues, finding, tenants }] : [];
  });
}

function leakFindings(census: Census): Found[] {
  return leaksIn(census).flatMap(({ tool: index, text, tenants, args }): Found[] => {
    const tool = census.tools[index]?.tool;
    if (!tool) return [];
    const { name, origin } = tool;
    const fault = faultAt(tenantLeak, text, args, tool);
    const position = fault.position ?? origin.locate?.(fault.pointer);
    const { shown, owner } = args;
    const finding: Finding = {
      ...fault,
      tool: name,
      fixes: [],
      fingerprint: fingerprint(fault.rule, name, fault.pointer, { shown, owner, part: text.part }),
      ...(origin.file !== undefined && { file: origin.file }),
      ...(position && { position }),
    };
    return [{ finding, tenants }];
  });
}
