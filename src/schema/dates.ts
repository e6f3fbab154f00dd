import type { IsoDate } from "../types.ts";

/** Is the day within [since, until)? */
export function inForce(dated: { since?: IsoDate; until?: IsoDate }, day: IsoDate): boolean {
  return (dated.since === undefined || dated.since <= day) && (dated.until === undefined || day < dated.until);
}

/** Today's date in UTC. */
export function today(): IsoDate {
  const [day = ""] = new Date().toISOString().split("T");
  return parseDate(day) ?? "1970-01-01";
}

/** A calendar day written YYYY-MM-DD, or undefined. */
export function parseDate(text: string): IsoDate | undefined {
  return isDate(text) ? text : undefined;
}

function isDate(text: string): text is IsoDate {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
