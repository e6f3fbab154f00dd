import { check, unfiltered } from "../../check.ts";
import { UserError } from "../../errors.ts";
import { acceptedOf } from "../../lock/accepted.ts";
import type { Accepted } from "../../lock/lock.ts";
import { nearest } from "../../near.ts";
import { ruleName } from "../../report/group.ts";
import { lockText } from "../../report/lock.ts";
import { parseDate, today } from "../../schema/dates.ts";
import type { Finding, IsoDate } from "../../types.ts";
import { complain } from "../complain.ts";
import { inputsOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import type { Arguments, Values } from "../parse.ts";
import { startProgress } from "../progress.ts";
import { settingsOf } from "../settings.ts";
import { displayOf } from "../terminal.ts";
import { updateLock } from "../update-lock.ts";

/** `drycall lock`: writes the lock, and tells what is other than it was. */
export async function lock(given: Arguments, io: Io): Promise<number> {
  const acceptance = acceptanceOf(given.values);
  const settings = await settingsOf(given, io);
  const place = settings.lock;
  if (!place) throw new UserError("the config says `lock: false`", { hint: "take it out, or name a file there" });
  const { inputs } = await inputsOf(settings);
  // Rules that are not reported are locked all the same.
  const progress = startProgress(io);
  const report = await check(inputs, { ...unfiltered(settings.options), onProgress: progress.step }).finally(
    progress.stop,
  );
  if (report.failures.length > 0) {
    complain(report.failures, io);
    complain([new UserError(`${place.file} is left as it was`, { hint: "a lock is of all inputs, or none" })], io);
    return 2;
  }
  const accepted = acceptance.what.flatMap((what) => accept(what, report.findings, acceptance));
  const update = await updateLock(report, place, accepted);
  io.stdout.write(lockText({ ...update, file: place.file, report }, displayOf(io.stdout, io, given.values)));
  return 0;
}

interface Acceptance {
  what: readonly string[];
  reason: string;
  expires?: IsoDate;
}

function acceptanceOf({ accept: what = [], reason = "", expires }: Values): Acceptance {
  const stray = what.length > 0 ? undefined : reason !== "" ? "reason" : expires !== undefined ? "expires" : undefined;
  if (stray !== undefined)
    throw new UserError(`\`--${stray}\` says something of \`--accept\`, and that is missing`, {
      hint: "`drycall lock --accept <fingerprint, rule or tool> --reason <text>`",
    });
  if (what.length > 0 && reason.trim() === "")
    throw new UserError("`--accept` needs a reason", { hint: '`--reason "why it is let be"`: reviewers read it' });
  if (expires === undefined) return { what, reason };
  const day = parseDate(expires);
  if (!day) throw new UserError(`\`${expires}\` is no day`, { hint: "write --expires YYYY-MM-DD" });
  if (day < today()) throw new UserError(`--expires ${day} is in the past`, { hint: "name a day to come" });
  return { what, reason, expires: day };
}

/** Notes fail nothing: only a fingerprint accepts one. */
function accept(what: string, findings: readonly Finding[], { reason, expires }: Acceptance): Accepted[] {
  const named = findings.filter(({ rule, tool }) => rule === what || ruleName(rule) === what || tool === what);
  const meant = findings.filter(({ fingerprint }) => fingerprint === what);
  const chosen = [...meant, ...named.filter(({ severity }) => severity !== "note")];
  if (chosen.length > 0) return acceptedOf(chosen, reason, expires);
  if (named.length > 0)
    throw new UserError(`\`--accept ${what}\`: there are only notes, and they fail nothing`, {
      hint: "name one by its fingerprint (see --reporter json)",
    });
  const known = findings.flatMap(({ rule, tool, fingerprint }) => [rule, ruleName(rule), tool ?? rule, fingerprint]);
  const near = nearest(what, [...new Set(known)]);
  throw new UserError(`\`--accept ${what}\`: no finding has this fingerprint, rule or tool`, {
    hint: near ? `did you mean \`${near}\`?` : "`drycall check --reporter json` lists the findings",
  });
}
