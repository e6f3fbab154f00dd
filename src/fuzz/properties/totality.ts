import { shapeLosses } from "../../loss/index.ts";
import { dialectOf } from "../../schema/dialect.ts";
import { schemaFaults } from "../../schema/metaschema.ts";
import { inspect } from "../../schema/plain.ts";
import { pathOf, pointerOf, walk } from "../../schema/walk.ts";
import type { JsonObject } from "../../types.ts";
import type { Property, Violation } from "../property.ts";
import type { Subject } from "../subject.ts";
import { said } from "./soundness.ts";

/** Every type gives a schema that says something, or a clear refusal. */
export const totality: Property = {
  id: "totality",
  title: "Every type gives a whole, valid schema that is nothing but JSON",
  *check(subject) {
    for (const side of ["input", "output"] as const) {
      const emitted = subject.emitted(side);
      if ("threw" in emitted) {
        yield { cause: `throws: ${withoutNames(said(emitted.threw))}`, says: `throws “${said(emitted.threw)}”` };
        return;
      }
      const schema = subject.schema(side);
      yield* unfit(emitted.returned);
      if (schema && side === "output" && schema === subject.schema("input")) return;
      if (schema) yield* faultsOf(schema, subject, side);
      else yield { cause: "no object", says: "the schema is no object", schema: emitted.returned };
    }
  },
};

function* unfit(schema: unknown): Generator<Violation> {
  for (const { pointer, what } of inspect(schema).unfit)
    yield {
      cause: `not JSON: ${what}`,
      says: `${pointer || "the schema"} is ${what}: JSON has no word for it`,
      schema,
    };
}

function* faultsOf(schema: JsonObject, subject: Subject, side: "input" | "output"): Generator<Violation> {
  for (const { rule, why } of shapeLosses(schema).filter((loss) => aboutSchemas.has(loss.rule)))
    yield { cause: rule, says: why, schema };
  for (const pointer of holesIn(schema))
    yield { cause: "hole", says: `${pointer || "the root"} says nothing of its type`, schema };
  const dialect = dialectOf(schema) ?? "2020-12";
  if (dialect !== "unknown")
    for (const { path, keyword } of schemaFaults(schema, { dialect, first: true })) {
      const named = path.findLast((step) => typeof step === "string") ?? "";
      yield {
        cause: `invalid: ${named} ${keyword}`,
        says: `/${path.join("/")} breaks the metaschema of ${dialect}`,
        schema,
      };
      return;
    }
  if (subject.acceptance(side) === undefined)
    yield { cause: "does not compile", says: "ajv cannot compile the schema", schema };
}

/** The other losses are of tools, whose arguments are an object with properties; a type may be anything. */
const aboutSchemas: ReadonlySet<string> = new Set(["loss/library-internals", "loss/empty-schema", "loss/dangling-ref"]);
const annotations: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$defs",
  "definitions",
  "title",
  "description",
  "default",
  "$comment",
]);
/** Where `{}` and `true` mean that nothing more is asked. */
const frames: ReadonlySet<string> = new Set([
  "additionalProperties",
  "unevaluatedProperties",
  "additionalItems",
  "unevaluatedItems",
]);

/** Nodes without a word on what they take: no type that is drawn takes everything. */
function* holesIn(schema: JsonObject): Generator<string> {
  for (const place of walk(schema)) {
    const [keyword = ""] = place.step;
    if (
      place.boolean === undefined &&
      Object.keys(place.schema).every((key) => annotations.has(key)) &&
      !frames.has(keyword) &&
      pathOf(place).at(-1) !== "not"
    )
      yield pointerOf(place);
  }
}

/** The same words, whatever the property is called. */
function withoutNames(text: string): string {
  return text.replace(/"[^"]*"|`[^`]*`|'[^']*'|\d+/g, "…");
}
