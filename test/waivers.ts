/** Rules that no refusing case holds up, and why they are there all the same. A stale entry fails rules.test.ts. */
export const rulesWithoutRefusal: Readonly<Record<string, string>> = {};
