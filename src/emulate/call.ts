import type { JsonObject, Tool } from "../types.ts";

/** What one request asks of a model, whoever the provider is. */
export interface Call {
  /** The surface that judges `tools`: `chat.tools`, `messages.tools`, … */
  surface: string;
  model: string;
  stream: boolean;
  /** Every entry that stands among the tools, the provider's own too, each schema as it arrived. */
  tools: readonly Tool[];
  /** The same tools with the schemas that another surface judges, where a request may mix the two. */
  apart?: { surface: string; tools: readonly Tool[] };
  /** Names of those that the provider runs itself: no turn calls them. */
  hosted: readonly string[];
  choice: Choice;
  /** May one turn call several tools? */
  parallel: boolean;
  format?: Format;
  history: History;
  /** Texts that end a turn. */
  stop: readonly string[];
  /** Tokens that a turn may have; absent: no end. */
  maxTokens?: number;
  /** Settings that verdicts depend on, as `Target.request` names them: `apiVersion`, `toolChoice`, … */
  settings?: JsonObject;
  /** Judged though it has no tool: an empty list is a fault somewhere. */
  judgedEmpty?: boolean;
  /** Later calls may name this one's answer instead of repeating its tools. */
  isThread?: boolean;
  /** The request's body as it arrived, for what an answer repeats of it. */
  body: JsonObject;
}

/** What the model may do: call tools or not, must not, or must; `only` names those it may call, all unless told. */
export interface Choice {
  mode: "auto" | "none" | "required";
  only?: readonly string[];
}

/** What the text of a turn must be: any JSON object, or what a schema says, judged on a surface of its own. */
export type Format = { kind: "json" } | { kind: "schema"; surface: string; tool: Tool };

/** What has been said before this request. */
export interface History {
  /** Turns of the model. */
  turns: number;
  /** The names of the tools that were called, in order. */
  called: readonly string[];
}
