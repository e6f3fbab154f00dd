import { type CheckReport, checkTools } from "../check.ts";
import type { Exchange } from "../emulate/index.ts";
import { targetText } from "../providers/targets.ts";
import type { IsoDate, Judgement, Tool } from "../types.ts";
import { clientOf } from "./client.ts";
import { type Rewrite, rewritesOf } from "./rewrites.ts";

/** Tools that arrived together from one client, and what was made of them. */
export interface Catalogue {
  client: string;
  judgement: Judgement;
  /** How many requests had them. */
  requests: number;
}

/** Requests that were refused with the same words. */
export interface Refusal {
  provider: string;
  path: string;
  status: number;
  /** Null where the provider says none. */
  message: string | null;
  requests: number;
}

/** All that a server saw, until now. */
export interface SessionReport {
  requests: number;
  /** Of those, what the provider would have refused. */
  refused: number;
  /** What was made to go wrong, as was asked for. */
  faults: number;
  /** Clients that went before their answer was whole. */
  hungUp: number;
  clients: readonly { client: string; requests: number; refused: number }[];
  refusals: readonly Refusal[];
  catalogues: readonly Catalogue[];
  /** Requests whose catalogue, words or client were one too many to keep. */
  notKept: number;
  /** What clients made of the tools that the server was told of. */
  rewrites: readonly Rewrite[];
  /** Every tool that arrived, once, with every verdict on it. */
  report: CheckReport;
}

export interface Session {
  note(exchange: Exchange): void;
  noteHangUp(): void;
  readonly refused: number;
  report(): Promise<SessionReport>;
}

export interface SessionOptions {
  /** The tools as they were written: those that arrive are compared with them. */
  sources: readonly Tool[];
  asOf: IsoDate;
}

/** Of each kind so many different ones are kept: a session may last for weeks. */
const most = 500;

export function newSession({ sources, asOf }: SessionOptions): Session {
  const started = performance.now();
  const clients = new Map<string, { client: string; requests: number; refused: number }>();
  const catalogues = new Map<string, Catalogue>();
  const refusals = new Map<string, Refusal>();
  const counts = { requests: 0, refused: 0, faults: 0, hungUp: 0, notKept: 0 };

  /** What is kept under a key, made where it is new; undefined where there are too many. */
  function kept<T>(all: Map<string, T>, key: string, make: () => T): T | undefined {
    const known = all.get(key);
    if (known !== undefined) return known;
    if (all.size >= most) {
      counts.notKept += 1;
      return undefined;
    }
    const made = make();
    all.set(key, made);
    return made;
  }

  return {
    get refused() {
      return counts.refused;
    },
    note(exchange) {
      const { provider, path, status, message, headers, judgements } = exchange;
      const isRefused = isRefusal(exchange);
      const client = clientOf(headers);
      counts.requests += 1;
      if (isRefused) counts.refused += 1;
      if (exchange.fault) counts.faults += 1;
      const from = kept(clients, client, () => ({ client, requests: 0, refused: 0 }));
      if (from) from.requests += 1;
      if (from && isRefused) from.refused += 1;
      if (isRefused) {
        const key = JSON.stringify([provider, path, status, message]);
        const refusal = kept(refusals, key, () => ({ provider, path, status, message, requests: 0 }));
        if (refusal) refusal.requests += 1;
      }
      for (const judgement of judgements) {
        const key = `${client}\0${keyOf(judgement)}`;
        const catalogue = kept(catalogues, key, () => ({ client, judgement, requests: 0 }));
        if (catalogue) catalogue.requests += 1;
      }
    },
    noteHangUp() {
      counts.hungUp += 1;
    },
    async report() {
      const all = [...catalogues.values()];
      const report = reportOn(all, asOf);
      const written = checkTools(sources, { targets: [], asOf }).hide;
      const text = (words: string) => [report.hide, written].reduce((left, hide) => hide?.text(left) ?? left, words);
      return {
        ...counts,
        clients: [...clients.values()],
        refusals: [...refusals.values()].map((each) => ({
          ...each,
          message: each.message === null ? null : text(each.message),
        })),
        catalogues: all,
        rewrites: sources.length > 0 ? await rewritesOf(sources, all, text) : [],
        report: { ...report, milliseconds: performance.now() - started },
      };
    },
  };
}

/** Was a request refused for its own faults? */
function isRefusal({ status, fault }: Exchange): boolean {
  return status >= 400 && !/^\d/.test(fault ?? "");
}

const keys = new WeakMap<Judgement, string>();

/** The same for equal tools on the same target. Equal tools are judged once, so that most judgements come again. */
function keyOf(judgement: Judgement): string {
  const known = keys.get(judgement);
  if (known !== undefined) return known;
  const { target, request } = judgement;
  const key = JSON.stringify([targetText(target), target.request, request.body]);
  keys.set(judgement, key);
  return key;
}

/** The tools of all catalogues as one report, each once; credentials in them are masked. */
function reportOn(catalogues: readonly Catalogue[], asOf: IsoDate): CheckReport {
  const judgements = [...new Map(catalogues.map(({ judgement }) => [keyOf(judgement), judgement])).values()];
  const targets = new Map(judgements.map(({ target }) => [targetText(target), target]));
  const tools = new Map(
    judgements
      .flatMap(({ request }) => request.tools.map(({ tool }) => tool))
      .map((tool) => [JSON.stringify([tool.name, tool.description, tool.inputSchema, tool.role]), tool]),
  );
  const report = checkTools([...tools.values()], { targets: [], asOf });
  const judged = judgements.map((judgement) => ({
    ...(report.hide?.judgement(judgement) ?? judgement),
    target: targets.get(targetText(judgement.target)) ?? judgement.target,
  }));
  const verdicts = new Map(
    judged.flatMap(({ findings }) => findings).map((finding) => [`${finding.fingerprint}\0${finding.said}`, finding]),
  );
  return {
    ...report,
    targets: [...targets.values()],
    judgements: judged,
    findings: [...report.findings, ...verdicts.values()],
  };
}
