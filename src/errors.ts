/**
 * Something the user can mend: a bad input, flag, file or setting. The command line prints it as
 * one line and one hint, without a stack trace, and exits with status 2.
 *
 * @example
 * throw new UserError("tools.json: line 3 is not JSON", { hint: "check the comma before `}`" });
 */
export class UserError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "UserError";
    this.hint = options.hint;
  }
}
