import { type FuzzOptions, type FuzzReport, fuzz } from "../../fuzz/fuzz.ts";
import type { Loaded } from "../../fuzz/generator.ts";
import { bytesOnly, driftTo } from "../../fuzz/properties/drift.ts";
import { loadBoth, sidesOf, versionOf } from "../../fuzz/versions.ts";
import { driftText } from "../../report/fuzz.ts";
import type { Io } from "../io.ts";
import type { Values } from "../parse.ts";
import { startProgress } from "../progress.ts";
import { displayOf } from "../terminal.ts";

/** `drycall fuzz --compare`: the same types through two versions of a generator. */
export async function compare(text: string, options: FuzzOptions, values: Values, io: Io): Promise<number> {
  const sides = sidesOf(text);
  const progress = startProgress(io);
  const settings = { cwd: io.cwd, onProgress: progress.step };
  const before = await versionOf(sides[0], settings).finally(progress.stop);
  try {
    const after = await versionOf(sides[1], settings).finally(progress.stop);
    try {
      const pairs = await loadBoth(before, after);
      const drifts = pairs.map(([old, now]) => drift(old, now, { ...options, onProgress: progress.step }));
      progress.stop();
      const display = displayOf(io.stdout, io, values);
      io.stdout.write(
        values.json
          ? `${JSON.stringify(drifts, null, 2)}\n`
          : drifts.map((each) => driftText(each, display)).join("\n"),
      );
      return drifts.some(({ report }) => report.failures.some(({ cause }) => !cause.startsWith(bytesOnly))) ? 1 : 0;
    } finally {
      await after.remove();
    }
  } finally {
    progress.stop();
    await before.remove();
  }
}

/** What became of a generator between two versions. */
function drift(
  before: Loaded,
  after: Loaded,
  options: FuzzOptions,
): { before: Loaded["versions"]; after: Loaded["versions"]; report: FuzzReport } {
  const report = fuzz([before], { ...options, properties: [driftTo(after)] });
  return { before: before.versions, after: after.versions, report };
}
