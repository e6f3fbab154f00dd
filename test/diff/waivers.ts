/** Changes whose opposite is no row of its own, and why. A stale entry fails changes.test.ts. */
export const rulesWithoutMirror: Readonly<Record<string, string>> = {
  "required-property-added": "the removal of a required property breaks as that of any other: property-removed",
};

/** Changes that no folder of fixtures/changes shows, and why. A stale entry fails changes.test.ts. */
export const rulesWithoutFixture: Readonly<Record<string, string>> = {
  "verdict-added": "depends on a judge: diff-catalogues.test.ts gives one",
  "verdict-removed": "depends on a judge: diff-catalogues.test.ts gives one",
};
