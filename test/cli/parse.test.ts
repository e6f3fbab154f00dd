import { describe, expect, test } from "vitest";
import { parseArguments } from "../../src/cli/parse.ts";
import { UserError } from "../../src/errors.ts";

test("without a command, check is meant", () => {
  expect(parseArguments(["tools.json"])).toMatchObject({
    command: "check",
    isNamed: false,
    positionals: ["tools.json"],
  });
});

test("a command's name is no input", () => {
  expect(parseArguments(["explain", "a-rule"])).toMatchObject({ command: "explain", positionals: ["a-rule"] });
});

test("a flag that repeats keeps all its values", () => {
  expect(parseArguments(["-t", "openai", "--target", "all"]).values.target).toEqual(["openai", "all"]);
});

describe("refused, with a hint", () => {
  test.each([
    [["--tragets", "all"], "unknown flag `--tragets`", "did you mean `--target`?"],
    [["--zzzzzzzz"], "unknown flag `--zzzzzzzz`", "`drycall --help` lists the flags"],
    [["-x"], "unknown flag `-x`", undefined],
    [["--target"], "`--target` needs a value", "write `--target <target>`"],
    [["--target", "--quiet"], "`--target` needs a value", "write `--target <target>`"],
    [["--quiet=yes"], "`--quiet` takes no value", "leave out what stands after the `=`"],
    [
      ["evidence", "--quiet"],
      "`drycall evidence` takes no `--quiet`",
      "it is a flag of `drycall check` and `drycall serve`",
    ],
    [
      ["check", "--json"],
      "`drycall check` takes no `--json`",
      "it is a flag of `drycall diff` and `drycall evidence` and `drycall rules` and `drycall fuzz` and `drycall live`",
    ],
  ])("%j", (argv, message, hint) => {
    const error = faultOf(argv);
    expect(error.message).toBe(message);
    if (hint !== undefined) expect(error.hint).toBe(hint);
  });
});

function faultOf(argv: readonly string[]): UserError {
  try {
    parseArguments(argv);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("was accepted");
}
