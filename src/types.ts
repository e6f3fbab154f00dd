/** Every shared type. Read this first. Pointers are as RFC 6901 has them. */

export type Pointer = "" | `/${string}`;
/** YYYY-MM-DD. */
export type IsoDate = `${number}-${number}-${number}`;
export type Verdict = "accept" | "reject" | "ignored";
/** Why a rule is believed, strongest first: someone ran it, a server's source, the documentation, derived. */
export type Grade = "observed" | "source" | "documented" | "inferred";
export type Severity = "error" | "warning" | "note";
export type JsonObject = { [key: string]: unknown };
export type Schema = boolean | JsonObject;

/** One tool, or one output format, exactly as written. */
export interface Tool {
  name: string;
  description?: string;
  /** Byte for byte what was written: absent where the key was absent, a string where a string was written. */
  inputSchema?: unknown;
  outputSchema?: unknown;
  /** The tool's own flag on the wire; absent where left out. */
  strict?: boolean;
  /** An output format (`response_format`, `text.format`) is judged on a provider's format surfaces. */
  role?: "format";
  /** Other keys of the tool object, by the neutral shape's or the provider's spelling. */
  extras?: JsonObject;
  /** What its generator lost, where its generator could be asked. */
  losses?: readonly Loss[];
  origin: Origin;
}

/** Where a tool came from. */
export interface Origin {
  /** The kind of source: "json", "yaml", "mcp", … */
  source: string;
  /** The provider whose wire shape it was written in ("openai", "mcp", …): its `extras` are that wire's keys. */
  wire?: string;
  /** Path of the file as the user would write it, or an MCP server's name. */
  file?: string;
  /** Where the input schema stands in a file of data; absent where a program made it. */
  schemaAt?: Pointer;
  /** The place in `file` of a pointer into `inputSchema` ("" is the schema itself), and of the tool's name. */
  locate?(at: Pointer): Position | undefined;
  locateName?(): Position | undefined;
  /** The same of a pointer into the tool object: "/description". */
  locatePart?(at: Pointer): Position | undefined;
}

/** 1-based, columns count UTF-16 units as editors do. */
export interface Position {
  line: number;
  column: number;
}

export interface Provider {
  id: string;
  title: string;
  /** Addresses of the provider's own documentation. */
  docs: readonly string[];
  surfaces: readonly Surface[];
  rules: readonly Rule[];
  /** Does a rule of a provider that stands behind this one hold on a target, and how surely? Undefined: as it says itself. */
  holds?(rule: Rule, target: Target): boolean | Grade | undefined;
  /** Which keywords the provider's own walk of a schema descends into; absent: all that hold schemas. */
  edges?: Edges;
  answering: Answering;
  /** Rule name → how well it is held up by the cases. Generated from fixtures/cases. */
  evidence: EvidenceTable;
}

export type EvidenceTable = Readonly<Record<string, RuleEvidence>>;

/** `grade` is the best among the rejecting (or ignoring) cases, `last` the newest day of one. */
export interface RuleEvidence {
  grade: Grade;
  /** Cases that hold the rule up, and cases that it must let pass. */
  against: number;
  accepting: number;
  /** YYYY-MM-DD or YYYY-MM; absent where none is dated. */
  last?: string;
}

/** A request field that carries tools or formats. */
export interface Surface {
  id: string;
  carries: "tools" | "formats";
  /** Judged when a target names the provider alone. */
  main: boolean;
  /** Does the wire have a strict flag (`flag`), is the surface always or never strict? */
  strict: "flag" | "always" | "never";
  /** Puts tools on the provider's wire. */
  project(tools: readonly Tool[], target: Target): WireRequest;
}

/** `provider[/surface][+strict][@model]`, with a date. */
export interface Target {
  provider: string;
  surface: string;
  /** null leaves each tool its own flag. */
  strict: boolean | null;
  model?: string;
  /** Other request settings that a verdict depends on: `apiVersion`, `toolChoice`, … */
  request?: JsonObject;
  /** The day whose rules are applied. */
  asOf: IsoDate;
}

export interface WireRequest {
  target: Target;
  /** The request's fields that carry the tools, as they leave the process. */
  body: JsonObject;
  tools: readonly WireTool[];
}

export interface WireTool {
  tool: Tool;
  /** 0-based place in the request. */
  index: number;
  name: string;
  /** Where the tool stands in the body, spelt as the provider spells it: `tools[0].function`. */
  path: string;
  /** Where the schema stands in the body: `tools[0].function.parameters`. */
  schemaPath: string;
  /** The tool object of the body. */
  wire: JsonObject;
  /** The schema that is judged: the one sent, or what the provider is known to make of it. */
  schema: unknown;
  strict: boolean;
  /** Strict rules are tried, but a fault under them is not refused. */
  lenient?: boolean;
}

export type Args = Readonly<Record<string, unknown>>;

/** What a check returns: a place and arguments, no words. */
export interface Violation {
  /** Into the tool's schema. */
  pointer?: Pointer;
  args?: Args;
  /** 0-based; for a request rule, the tool at fault where there is one. */
  tool?: number;
  /** Where this violation is believed less than its rule. */
  grade?: Grade;
  /** Its place among those of its stage and tool, where that is not the order in which the rules are listed. */
  order?: number;
}

/** First day it held, and first day it no longer did. */
interface Dated {
  since?: IsoDate;
  until?: IsoDate;
}
export type DatedText = Dated & { text: string };
export type DatedLimit = Dated & { limit: number };

export interface RuleMeta extends Dated {
  /** Kebab-case; the id is `<provider>/<name>`. */
  name: string;
  /** What is demanded, one sentence. */
  title: string;
  /** What happens otherwise, and to whom. */
  why: string;
  /** What to do about it; `{holes}` are filled as in `says`. */
  mend: string;
  verdict: "reject" | "ignored";
  /** One of the provider's stages. */
  stage: string;
  /** `strict` looks at the tool's own strictness; a request rule sees all tools and looks for itself. */
  when?: { surfaces?: readonly string[]; strict?: boolean; models?: RegExp };
  /** The provider's words; `{holes}` are filled from the violation's args. */
  says?: string | readonly DatedText[];
  /** What else the provider's envelope says of this fault; its texts have holes as `says` has. */
  envelope?: Readonly<Record<string, string | number | null>>;
  sources: readonly string[];
  fix?(violation: Violation, tool: WireTool): Fix | undefined;
}

export interface RequestCheck {
  on: "request";
  check(request: WireRequest): Iterable<Violation>;
}
export interface ToolCheck {
  on: "tool";
  check(tool: WireTool, request: WireRequest): Iterable<Violation>;
}
export interface SchemaCheck {
  on: "schema";
  /** Only nodes with one of these keywords are shown to the check; absent: every node. */
  keywords?: readonly string[];
  check(place: Place, tool: WireTool, request: WireRequest): Iterable<Violation>;
}
export type Check = RequestCheck | ToolCheck | SchemaCheck;
export type Rule = RuleMeta & Check;

/** Keyword → how its value holds schemas; `schemas` is one schema or a list of them. In the order of the walk. */
export interface Edges {
  readonly [keyword: string]: "schema" | "list" | "map" | "schemas";
}

/** One schema node on the walk. */
export interface Place {
  /** `{}` for a boolean schema. */
  schema: JsonObject;
  /** Set where the node is a boolean schema. */
  boolean?: boolean;
  parent?: Place;
  /** The reference tokens from the parent: `["properties", "name"]`; empty at the root. */
  step: readonly string[];
  root: JsonObject;
  /** 0 at the root. */
  depth: number;
}

/** RFC 6902, as far as it is needed. Pointers are into the tool's schema. */
export type Edit = { op: "add" | "replace"; path: Pointer; value: unknown } | { op: "remove"; path: Pointer };

/** What the edit does to the set of accepted arguments. */
export type Safety = "same" | "narrows" | "widens" | "changes";

export interface Fix {
  title: string;
  safety: Safety;
  edits: readonly Edit[];
}

export interface Finding {
  /** `<provider>/<rule>`, or `loss/…`, `drift/…`, `budget/…`, `hygiene/…`. */
  rule: string;
  severity: Severity;
  title: string;
  why: string;
  mend: string;
  target?: Target;
  tool?: string;
  pointer: Pointer;
  verdict?: "reject" | "ignored";
  grade?: Grade;
  args: Args;
  /** The provider's whole sentence, where it is known. */
  said?: string;
  file?: string;
  position?: Position;
  fixes: readonly Fix[];
  witness?: unknown;
  /** The tenants whose catalogues have it: the first hundred, and how many in all. */
  tenants?: { count: number; ids: readonly string[] };
  /** Stable over unrelated edits. */
  fingerprint: string;
}

/** What was lost between a type and the schema that was generated from it. Nothing but JSON. */
export type Loss = Pick<Finding, "severity" | "title" | "why" | "mend" | "pointer" | "args" | "witness"> & {
  rule: `loss/${string}`;
};

/** What the provider would send. */
export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: unknown;
  message: string | null;
}

/** A violation of one rule, on its way to a finding and an answer. */
export interface Fault {
  rule: Rule;
  violation: Violation;
  tool?: WireTool;
  request: WireRequest;
  /** `says` with its holes filled; undefined where the words are not known. */
  words: string | undefined;
}

/** How a provider speaks. */
export interface Answering {
  /** The provider's own order of checks. */
  stages: readonly Stage[];
  /** The sentence that one fault is given. */
  sentence(fault: Fault): string | undefined;
  /** The answer to the faults that are reported together: one, or all of a stage. */
  answer(faults: readonly [Fault, ...Fault[]]): Answer;
}

export interface Stage {
  name: string;
  /** Does the provider stop at the first fault of this stage, or list them all? */
  reports: "first" | "all";
}

/** All that is known of one catalogue on one target. */
export interface Judgement {
  target: Target;
  request: WireRequest;
  verdict: Verdict;
  findings: readonly Finding[];
  /** null when the request is accepted. */
  answer: Answer | null;
  /** The places that the answer reports, as pointers into the schemas of the tools at fault; the first first. */
  reported: readonly Pointer[];
}
