/** The keywords that the grammar compiler refuses on a node of a type, in the order of their names. */
export const refusedKeywords: Readonly<Record<string, readonly string[]>> = {
  number: ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"],
  integer: ["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"],
  array: ["contains", "maxItems", "prefixItems", "uniqueItems"],
  object: [
    ..."dependentRequired if maxProperties minProperties patternProperties propertyNames unevaluatedProperties".split(
      " ",
    ),
  ],
};

/**
 * Documented as refused of strings, and let through whenever somebody tried (anthropic-0170, anthropic-0172,
 * anthropic-0174, bedrock-0074): no reason to refuse, but worth a note.
 */
export const doubtfulKeywords: Readonly<Record<string, readonly string[]>> = { string: ["maxLength", "minLength"] };

/** The formats that it knows: https://platform.claude.com/docs/en/build-with-claude/structured-outputs (anthropic-0180). */
export const knownFormats: readonly string[] = [
  ..."date-time time date duration email hostname uri ipv4 ipv6 uuid".split(" "),
];

/** Keywords that say nothing of which values are accepted. */
export const annotations: readonly string[] = [
  ..."title description default examples deprecated readOnly writeOnly $comment".split(" "),
];
