import { isObject } from "../../schema/json.ts";
import { join, resolve, tokensOf } from "../../schema/pointer.ts";
import type { Edit, RuleMeta } from "../../types.ts";

/** Keywords that change the meaning of their neighbours, so that taking them away does more than widen. */
const entangled = ["if", "patternProperties", "prefixItems"];

/** Removes the keywords named in the args; the violation points to the one keyword, or to the node with several. */
export const removeKeywords: NonNullable<RuleMeta["fix"]> = ({ pointer = "", args }, { schema }) => {
  const keywords = String(args?.keywords).split(", ");
  const [only] = keywords;
  const at =
    keywords.length === 1 && tokensOf(pointer).at(-1) === only ? tokensOf(pointer).slice(0, -1) : tokensOf(pointer);
  const node = resolve(schema, join("", ...at));
  if (!isObject(node) || keywords.some((keyword) => entangled.includes(keyword) || !Object.hasOwn(node, keyword)))
    return undefined;
  return {
    title: `Remove ${keywords.map((keyword) => `\`${keyword}\``).join(" and ")}`,
    safety: "widens",
    edits: keywords.map((keyword): Edit => ({ op: "remove", path: join("", ...at, keyword) })),
  };
};
