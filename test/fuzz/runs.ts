/** How many runs a test makes: a few here, 100 times as many in `npm run fuzz:long`. */
export function runs(few: number): number {
  return few * Number(process.env.DRYCALL_FUZZ_TIMES ?? 1);
}

/** Drawn anew in each long run, so that nights add up; the same in `npm test`. */
export const seed = Number(process.env.DRYCALL_FUZZ_SEED ?? 1);
