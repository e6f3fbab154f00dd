/**
 * The system prompt that Anthropic adds to a request with tools, in tokens, where the model may choose the tool
 * (`tool_choice` auto or none): https://platform.claude.com/docs/en/about-claude/pricing (mid-2026).
 */
const toolUsePrompt: readonly (readonly [model: RegExp, tokens: number])[] = [
  [/opus-4-8/, 290],
  [/opus-4-7/, 675],
  [/(opus|sonnet)-4-6/, 497],
  [/(opus|sonnet|haiku)-4-5/, 496],
  [/sonnet-5/, 354],
  [/(opus|sonnet)-4(-[01])?(?![-\d])|(opus|sonnet)-4-\d{8}/, 313],
];

/** Without a model: that of most of those above. */
const usual = 497;

/** The tokens that Anthropic's tool-use prompt takes on a model; `isKnown` where the pricing page lists it. */
export function toolUsePromptOf(model: string | undefined): { tokens: number; isKnown: boolean } {
  const row = model === undefined ? undefined : toolUsePrompt.find(([pattern]) => pattern.test(model));
  return row ? { tokens: row[1], isKnown: true } : { tokens: usual, isKnown: false };
}
