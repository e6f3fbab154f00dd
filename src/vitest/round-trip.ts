import { checkTools } from "../check.ts";
import { UserError } from "../errors.ts";
import { type FuzzBounds, heldTools, plainTools } from "../load/value.ts";
import type { Outcome } from "./matchers.ts";
import { reportText } from "./report-text.ts";

/** How long to look. */
export type RoundTripOptions = FuzzBounds;

/**
 * `await expect(tools).toRoundTrip()`: does each tool's own validator take the arguments that its schema allows, those
 * too that come back from the strict form of the schema, with null for what is absent? What the tool refuses is shown
 * with a witness. A schema that allows less than the tool fails nothing.
 *
 * @throws UserError where a tool has no validator: a schema in plain JSON says all that there is
 */
export async function toRoundTrip(received: unknown, options: RoundTripOptions = {}): Promise<Outcome> {
  if (plainTools(received)) throw new UserError("plain JSON has no validator: give the tools of an SDK, or a type");
  const held = await heldTools(received, { fuzz: options });
  const without = held.find(({ isHeld }) => !isHeld);
  if (without) throw new UserError(`\`${without.tool.name}\` has no validator that is known: leave it out`);
  const tools = held.map(({ tool }) => tool);
  const report = checkTools(tools, { targets: [], only: ["loss/"] });
  // A note is of what the tool takes beyond its schema.
  const found = report.findings.filter(({ severity }) => severity !== "note");
  const findings = found.map((finding) => ({ ...finding, severity: "error" as const }));
  const names = tools.map(({ name }) => name).join(", ");
  return {
    pass: findings.length === 0,
    message: () =>
      findings.length === 0
        ? `expected ${names} not to take all that the schema allows`
        : `expected ${names} to take all that the schema allows\n\n${reportText({ ...report, findings })}`,
  };
}
