import type { UserError } from "../errors.ts";
import { styleOf } from "../report/style.ts";
import { visible } from "../report/text.ts";
import type { Io } from "./io.ts";
import { displayOf } from "./terminal.ts";

/** Says on stderr what the user can mend: a line each, and a hint. */
export function complain(errors: readonly UserError[], io: Io): void {
  const { paint } = styleOf(displayOf(io.stderr, io));
  for (const { message, hint } of errors) {
    io.stderr.write(`${paint("red", "error:")} ${visible(message)}\n`);
    if (hint !== undefined) io.stderr.write(`${paint("dim", "hint: ")} ${visible(hint)}\n`);
  }
}
