import { check } from "../../check.ts";
import { UserError } from "../../errors.ts";
import { wireText } from "../../report/wire.ts";
import { complain } from "../complain.ts";
import { inputsOf } from "../inputs.ts";
import type { Io } from "../io.ts";
import type { Arguments } from "../parse.ts";
import { settingsOf } from "../settings.ts";
import { displayOf } from "../terminal.ts";

/** `drycall wire`: what leaves the process for one tool, target by target, and what is lost on the way. */
export async function wire(given: Arguments, io: Io): Promise<number> {
  const [tool, ...named] = given.positionals;
  if (tool === undefined)
    throw new UserError("`drycall wire` takes the name of a tool", {
      hint: "`drycall wire get_weather tools.json --target openai`",
    });
  const settings = await settingsOf({ ...given, positionals: named }, io);
  const { inputs } = await inputsOf(settings);
  const report = await check(inputs, { ...settings.options, tools: [tool] });
  io.stdout.write(wireText(report, displayOf(io.stdout, io, given.values)));
  complain(report.failures, io);
  return report.failures.length > 0 ? 2 : 0;
}
