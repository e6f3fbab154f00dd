/** Where the rules hold, and what a fault costs. */

export const toolSurfaces = ["chat.tools", "responses.tools", "chat.functions"] as const;
export const formatSurfaces = ["chat.response_format", "responses.text.format"] as const;
export const allSurfaces = [...toolSurfaces, "realtime.session.tools", ...formatSurfaces] as const;

/** The surfaces that have strict mode, and strict tools on them. */
export const strictOnly = { surfaces: ["chat.tools", "responses.tools", ...formatSurfaces], strict: true } as const;

export const whyRefused = "The whole request is refused, with every other tool in it.";
export const whyStrict = "Under `strict: true` the whole request is refused.";
