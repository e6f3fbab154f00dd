import { judge } from "../../judge/judge.ts";
import { providerOf } from "../../providers/index.ts";
import { requestsFor, targetText } from "../../providers/targets.ts";
import type { JsonObject, Target, Tool } from "../../types.ts";
import { plainSchema } from "../plain-schema.ts";
import type { Property } from "../property.ts";
import { strictOf } from "../strict.ts";
import { holdsKind, type Type, typesIn } from "../type.ts";

/**
 * What is generated for an ordinary type is accepted by the providers that are asked about. What a provider refuses of
 * the plainest schema of the type as well is its own limit, and no fault of a generator.
 */
export const acceptance: Property = {
  id: "acceptance",
  title: "Providers accept what is generated for an ordinary type",
  *check(subject, { targets }) {
    const schema = subject.schema("input");
    if (!schema || !isOrdinary(subject.type)) return;
    for (const target of targets) {
      const found = refusals(schema, target);
      const limits = found.size === 0 ? found : refusals(plainSchema(subject.type, "input"), target);
      for (const [rule, words] of found)
        if (!limits.has(rule))
          yield { cause: `refused, ${rule}`, says: `${targetText(target)} refuses it: ${words}`, schema };
    }
  },
};

/** Rule → its words. A strict target is sent the strict form. */
function refusals(schema: JsonObject, target: Target): ReadonlyMap<string, string> {
  const provider = providerOf(target.provider);
  // The dialect's name is taken out by every SDK that must; where none does, `drycall check` tells.
  const { $schema: _, ...sent } = schema;
  const inputSchema = target.strict ? strictOf(sent) : sent;
  const strict = target.strict === true && { strict: true };
  const tool: Tool = { name: "fuzz", description: "A tool.", inputSchema, origin: { source: "fuzz" }, ...strict };
  const judgements = provider ? requestsFor([tool], target).map((tools) => judge(tools, target, provider)) : [];
  const refused = judgements
    .flatMap(({ findings }) => findings)
    .filter(({ verdict, grade }) => verdict === "reject" && grade !== "inferred");
  return new Map(refused.map(({ rule, said, title }) => [rule, said === undefined ? title : `“${said}”`]));
}

/** The arguments of a tool as they are found in the wild: an object, with names that every provider takes, that does not hold itself. */
function isOrdinary(type: Type): boolean {
  return argumentsOf(type).kind === "object" && !holdsKind(type, "date", "recursive") && hasPlainNames(type);
}

function argumentsOf(type: Type): Type {
  switch (type.kind) {
    case "optional":
    case "default":
    case "brand":
    case "refine":
    case "describe":
    case "lazy":
      return argumentsOf(type.of);
    default:
      return type;
  }
}

function hasPlainNames(type: Type): boolean {
  for (const inner of typesIn(type))
    if (inner.kind === "object" && inner.properties.some(({ name }) => !/^[a-z]$/.test(name))) return false;
  return true;
}
