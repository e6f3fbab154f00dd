import type { Comparison, Outcome } from "./run.ts";

export interface Agreement {
  total: number;
  byProvider: Record<string, ProviderAgreement>;
  failures: Failure[];
}

export interface ProviderAgreement {
  cases: number;
  verdict: number;
  error: number;
  errorComparable: number;
  path: number;
  pathComparable: number;
}

export interface Failure {
  id: string;
  field: "verdict" | "error" | "path";
  expected: unknown;
  actual: unknown;
}

/** Counts how far the outcomes agree with what was observed, by provider. */
export function agreementOf(outcomes: readonly Outcome[]): Agreement {
  const agreement: Agreement = { total: outcomes.length, byProvider: {}, failures: [] };
  for (const outcome of outcomes) {
    const { id, provider } = outcome.case;
    agreement.byProvider[provider] ??= {
      cases: 0,
      verdict: 0,
      error: 0,
      errorComparable: 0,
      path: 0,
      pathComparable: 0,
    };
    const counts = agreement.byProvider[provider];
    counts.cases += 1;
    const count = (field: Failure["field"], compared: Comparison | null) => {
      if (!compared) return;
      if (field !== "verdict") counts[`${field}Comparable`] += 1;
      if (compared.agrees) counts[field] += 1;
      else agreement.failures.push({ id, field, expected: compared.expected, actual: compared.actual });
    };
    count("verdict", outcome.verdict);
    count("error", outcome.error);
    count("path", outcome.path);
  }
  return agreement;
}
