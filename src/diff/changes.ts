/** Who is harmed: recorded arguments, the code behind the tool, a provider's acceptance, the prompt cache, the reader. */
export type Harms = "arguments" | "handler" | "acceptance" | "cache" | "wording";
export type Level = "breaking" | "warning" | "info";
/** What the change does, so that each row has its mirror; "changed" is its own. */
export type Direction = "added" | "removed" | "narrowed" | "widened" | "closed" | "opened" | "changed";

export interface ChangeRule {
  id: string;
  of: string;
  direction: Direction;
  harms: Harms;
  /** Where nothing else is known; a narrowing that no recorded call can feel is only "info". */
  level: Level;
  /** What happened; `{holes}` are filled from the change's args. */
  title: string;
}

/** Direction → the direction of the mirror row. */
export const opposite: Readonly<Record<Direction, Direction>> = {
  added: "removed",
  removed: "added",
  narrowed: "widened",
  widened: "narrowed",
  closed: "opened",
  opened: "closed",
  changed: "changed",
};

const table = [
  ["tool", "added", "wording", "info", "The tool is new: it competes for calls"],
  ["tool", "removed", "arguments", "breaking", "The tool is gone: recorded calls of it have none to go to"],
  ["tool-name", "changed", "arguments", "breaking", "The tool is now called {to}: recorded calls name the old one"],
  [
    "duplicate-name",
    "added",
    "acceptance",
    "breaking",
    "{count} tools have this name: several providers refuse the list",
  ],
  ["duplicate-name", "removed", "acceptance", "info", "The name is no longer given twice"],
  ["strict", "changed", "acceptance", "warning", "The strict flag went from {from} to {to}"],
  ["verdict", "added", "acceptance", "info", "{target}: no longer refused"],
  ["verdict", "removed", "acceptance", "breaking", "{target}: now refused: “{message}”"],

  ["schema", "added", "handler", "info", "A schema stands where there was none"],
  ["schema", "removed", "arguments", "breaking", "The schema was emptied: every argument is read no more"],
  ["schema", "narrowed", "arguments", "breaking", "Values that were valid are refused, or read no more"],
  ["schema", "widened", "handler", "info", "Values that were refused are valid"],
  ["schema", "changed", "arguments", "breaking", "Values that were valid are refused, and others are valid"],
  [
    "schema-proof",
    "changed",
    "arguments",
    "warning",
    "Whether old arguments still hold could not be shown: no witness in {tries} tries",
  ],
  ["root-type", "added", "acceptance", "info", "The root is now said to be an object"],
  [
    "root-type",
    "removed",
    "acceptance",
    "warning",
    "The root is no longer said to be an object: most providers refuse that",
  ],

  ["property", "added", "handler", "info", "The property {property} is new, and optional"],
  [
    "property",
    "removed",
    "arguments",
    "breaking",
    "The property {property} is gone: recorded calls that have it are {effect}",
  ],
  [
    "required-property",
    "added",
    "arguments",
    "breaking",
    "The property {property} is new, and required: recorded calls lack it",
  ],
  ["property-name", "changed", "arguments", "breaking", "The property {property} is now called {to}"],
  ["requirement", "added", "arguments", "breaking", "The property {property} became required"],
  ["requirement", "removed", "handler", "warning", "The property {property} became optional: the handler will miss it"],

  ["type", "narrowed", "arguments", "breaking", "{from} became {to}"],
  ["type", "widened", "handler", "warning", "{from} became {to}"],
  ["type", "changed", "arguments", "breaking", "{from} became {to}"],
  ["null", "added", "handler", "warning", "null is now valid"],
  ["null", "removed", "arguments", "breaking", "null is no longer valid"],
  ["enum-value", "added", "handler", "info", "New values: {values}"],
  ["enum-value", "removed", "arguments", "breaking", "Values that are gone: {values}"],
  ["enum", "added", "arguments", "breaking", "Only listed values are valid now"],
  ["enum", "removed", "handler", "warning", "Values are no longer listed"],
  ["bound", "narrowed", "arguments", "breaking", "Bounds: {from} became {to}"],
  ["bound", "widened", "handler", "info", "Bounds: {from} became {to}"],
  ["bound", "changed", "arguments", "breaking", "Bounds: {from} became {to}"],
  [
    "safe-integer-bounds",
    "added",
    "arguments",
    "info",
    "The safe integers' bounds are written out: no model sends more",
  ],
  ["safe-integer-bounds", "removed", "handler", "info", "The safe integers' bounds are no longer written out"],
  ["pattern", "narrowed", "arguments", "breaking", "The pattern takes fewer texts"],
  ["pattern", "widened", "handler", "info", "The pattern takes more texts"],
  ["pattern", "changed", "arguments", "breaking", "The pattern takes other texts"],
  ["format", "added", "arguments", "breaking", "Texts must be of format {to}, where the runtime asserts formats"],
  ["format", "removed", "handler", "info", "Texts need no longer be of format {from}"],
  ["format", "changed", "arguments", "breaking", "Texts must be of format {to}, no longer {from}"],
  ["object", "closed", "arguments", "info", "Undeclared properties are refused"],
  [
    "object",
    "opened",
    "acceptance",
    "warning",
    "Undeclared properties are let pass: strict surfaces refuse such an object",
  ],
  ["map", "narrowed", "arguments", "breaking", "The map takes fewer keys or values"],
  ["map", "widened", "handler", "info", "The map takes more keys or values"],
  ["map", "changed", "arguments", "breaking", "The map takes other keys or values"],
  ["tuple", "narrowed", "arguments", "breaking", "The tuple takes fewer lists"],
  ["tuple", "widened", "handler", "info", "The tuple takes more lists"],
  ["tuple", "changed", "arguments", "breaking", "The tuple takes other lists"],
  ["union", "narrowed", "arguments", "breaking", "The branches of the union take fewer values"],
  ["union", "widened", "handler", "info", "The branches of the union take more values"],
  ["union", "changed", "arguments", "breaking", "The branches of the union take other values"],

  ["default", "added", "handler", "info", "A default is given: {to}"],
  [
    "default",
    "removed",
    "handler",
    "warning",
    "The default {from} is gone: recorded calls that left the value out may do something else",
  ],
  [
    "default",
    "changed",
    "handler",
    "warning",
    "The default {from} became {to}: recorded calls that left it out now do something else",
  ],
  ["output", "narrowed", "handler", "info", "Results are of fewer kinds"],
  ["output", "widened", "handler", "warning", "Results may be what readers have never seen"],
  ["output", "changed", "handler", "warning", "Results are of other kinds"],
  ["hints", "changed", "acceptance", "warning", "The tool's hints changed: approval policies may go by them"],

  ["description", "added", "wording", "info", "A description is new"],
  ["description", "removed", "wording", "info", "The description is gone"],
  ["description", "changed", "wording", "info", "The description changed"],
  ["property-order", "changed", "wording", "info", "Properties stand in another order: a model writes them in it"],
  ["spelling", "changed", "cache", "info", "The same meaning in other bytes"],
  ["tool-order", "changed", "cache", "info", "The tools stand in another order"],
  [
    "prompt-prefix",
    "changed",
    "cache",
    "info",
    "The cached prefix ends before this tool: it and {following} after it are read anew{cost}",
  ],
] as const satisfies readonly (readonly [string, Direction, Harms, Level, string])[];

type Row = (typeof table)[number];
/** `<what>-<direction>`. */
export type ChangeId = Row extends infer Each
  ? Each extends readonly [infer Of extends string, infer To extends Direction, ...unknown[]]
    ? `${Of}-${To}`
    : never
  : never;

/** Every kind of change, by whom it harms. */
export const changeRules: readonly ChangeRule[] = table.map(([of, direction, harms, level, title]) => ({
  id: `${of}-${direction}`,
  of,
  direction,
  harms,
  level,
  title,
}));

const byId = new Map(changeRules.map((rule) => [rule.id, rule]));

/** The row of a change. */
export function changeRule(id: ChangeId): ChangeRule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`no change is called ${id}`);
  return rule;
}
