import type { Answer, JsonObject, Judgement } from "../types.ts";
import type { Call } from "./call.ts";
import type { Memory } from "./memory.ts";
import type { Turn, Usage } from "./turn.ts";

/** What one provider looks like over HTTP. */
export interface Face {
  /** A provider's id. */
  provider: string;
  /** Where the real one is reached; `*` stands for one or more characters: `*.openai.azure.com`. */
  hosts: readonly string[];
  /** Does the request bring a key of this provider's kind? Any that is not empty will do. */
  hasKey(headers: Headers, url: URL): boolean;
  routes: readonly Route[];
  /** The provider's own words for what is wrong before a body is read, and for its own faults. */
  refuse(refusal: Refusal): Answer;
  /** Is a text refused as no JSON that `JSON.parse` would take? */
  refusesText?(text: string): boolean;
  /** The JSON Schema that a wire's schema stands for, where the wire does not carry JSON Schema. */
  meaning?(schema: unknown): unknown;
  /** Sent with every answer: identifiers, versions. */
  headers?(id: string): Readonly<Record<string, string>>;
}

/** `{name}` in a path is one part of it, or, before a `:`, the text up to there. */
interface Place {
  method: "GET" | "POST";
  path: string;
}

/** Asks a model for a turn. */
export interface TurnRoute extends Place {
  kind: "turn";
  /** @throws Refused in the provider's own words on a body it would not take, its tools' schemas aside. */
  read(body: JsonObject, match: Match, memory: Memory): Call;
  /** The body of the answer. */
  render(turn: Turn, call: Call, tools: Judgement | undefined): JsonObject;
  stream(turn: Turn, call: Call, tools: Judgement | undefined, match: Match): Streamed;
  /** What becomes of a refusal on this route, where it is wrapped in something. */
  refused?(answer: Answer, match: Match): Answer;
}

/** Counts the tokens of what a turn would be asked with. */
export interface CountRoute extends Place {
  kind: "count";
  read(body: JsonObject, match: Match, memory: Memory): Call;
  render(usage: Usage, call: Call): JsonObject;
}

/** Looks something up: a model, the list of models. */
export interface LookupRoute extends Place {
  kind: "lookup";
  /** @throws Refused where there is nothing of that name. */
  find(match: Match): JsonObject;
}

export type Route = TurnRoute | CountRoute | LookupRoute;

/** What a route's path held, decoded, and what else a request says outside its body. */
export interface Match {
  params: Readonly<Record<string, string>>;
  url: URL;
  headers: Headers;
}

export type Part = string | Uint8Array<ArrayBuffer>;

/** A body that arrives in parts. */
export interface Streamed {
  headers: Readonly<Record<string, string>>;
  parts: readonly Part[];
  /** What the provider sends in place of the rest, where it fails in the middle. */
  failure?: Part;
}

export type Refusal =
  | { kind: "no-key" }
  | { kind: "unknown-path"; method: string; path: string }
  | { kind: "wrong-method"; method: string; path: string }
  | { kind: "content-type"; got: string }
  | { kind: "not-json"; text: string }
  | { kind: "too-large"; limit: number }
  /** `seconds` to wait. */
  | { kind: "rate-limited"; seconds: number }
  | { kind: "overloaded" }
  | { kind: "failed" };

/** Thrown where a request is read, with what the provider answers to it. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(answer.message ?? `status ${answer.status}`);
    this.name = "Refused";
    this.answer = answer;
  }
}
