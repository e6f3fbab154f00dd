import { judge } from "../../judge/judge.ts";
import { providerOf } from "../../providers/index.ts";
import { requestsFor, targetText } from "../../providers/targets.ts";
import { strictOf } from "../../schema/strict-form.ts";
import type { JsonObject, Target, Tool } from "../../types.ts";
import { plainSchema } from "../plain-schema.ts";
import type { Property } from "../property.ts";
import { holdsKind, type Type, typesIn } from "../type.ts";

/**
 * What is generated for an ordinary type is accepted by the providers that are asked about. What a provider refuses of
 * the plainest schema of the type as well is its own limit, and no fault of a generator.
 */
export const acceptance: Property = {
  id: "acceptance",
  title: "Providers accept what is generated for an ordinary type",
  *check({ type, as }, { targets }) {
    const given = targets.length === 0 ? undefined : argumentsOf(type);
    const schema = given && as(given).schema("input");
    if (!schema) return;
    for (const target of targets) {
      const found = refusals(schema, target);
      const limits = found.size === 0 ? found : refusals(plainSchema(given, "input"), target);
      for (const [rule, words] of found)
        if (!limits.has(rule))
          yield { cause: `refused, ${rule}`, says: `${targetText(target)} refuses it: ${words}`, schema };
    }
  },
};

/** Rule, with the keyword that it is about → its words. A strict target is sent the strict form. */
export function refusals(schema: JsonObject, target: Target): ReadonlyMap<string, string> {
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
  return new Map(
    refused.map(({ rule, args, said, title }) => {
      const word = [args.keyword, args.name].find((each) => typeof each === "string");
      return [word === undefined ? rule : `${rule} ${word}`, said === undefined ? title : `“${said}”`];
    }),
  );
}

/**
 * A type as the arguments of a tool as they are found in the wild: an object, with names that every provider takes, that
 * does not hold itself. Another type is the property `a` of one. Undefined where it is not ordinary.
 */
export function argumentsOf(type: Type): Type | undefined {
  if (holdsKind(type, "date", "recursive") || !hasPlainNames(type)) return undefined;
  return under(type).kind === "object" ? type : { kind: "object", properties: [{ name: "a", type }] };
}

/** What stands round the arguments is no part of them. */
function under(type: Type): Type {
  switch (type.kind) {
    case "optional":
    case "default":
    case "brand":
    case "refine":
    case "describe":
    case "lazy":
      return under(type.of);
    default:
      return type;
  }
}

function hasPlainNames(type: Type): boolean {
  for (const inner of typesIn(type))
    if (inner.kind === "object" && inner.properties.some(({ name }) => !/^[a-z]$/.test(name))) return false;
  return true;
}
