import { basename } from "node:path";
import { UserError } from "../../errors.ts";
import { jsonType } from "../../schema/json.ts";
import { excerpt } from "../printable.ts";
import { packageOf } from "./libraries.ts";
import type { ToldFault } from "./message.ts";

/** What stopped a module from loading, in its own words. */
export function faultOf(error: unknown, path: string): ToldFault {
  if (error instanceof UserError) {
    return { message: error.message, ...(error.hint !== undefined && { hint: error.hint }) };
  }
  const message = error instanceof Error ? error.message : `${jsonType(error)} ${String(error)}`;
  const line = excerpt(message.split("\n")[0] ?? "", 300);
  const missing = /Cannot find (?:module|package) ['"]([^'"]+)['"]/.exec(message)?.[1];
  if (missing !== undefined) {
    const isOwn = /^[./]/.test(missing);
    const hint = isOwn ? "check the path, and `paths` in tsconfig.json" : `npm install ${packageOf(missing)}`;
    return { message: `imports \`${isOwn ? basename(missing) : missing}\`, which is not there`, hint };
  }
  if (error instanceof SyntaxError || message.startsWith("ParseError")) return syntaxFault(message, path, line);
  const stack = error instanceof Error ? error.stack : undefined;
  const hint = "load the file alone with DRYCALL_DEBUG=1 to see where";
  return { message: `throws when it is loaded: ${line}`, hint, ...(stack !== undefined && { stack }) };
}

/** Babel counts columns from 0, and names the file where the fault is: maybe one that is imported. */
function syntaxFault(message: string, path: string, line: string): ToldFault {
  const [, file, row, column] = /\n\s*(\S.*):(\d+):(\d+)\s*$/.exec(message) ?? [];
  const place = row === undefined ? undefined : `${row}:${Number(column) + 1}`;
  const what = `does not parse: ${line.replace(/^\w*Error:\s*/, "")}`;
  const hint = "mend the syntax";
  if (place === undefined) return { message: what, hint };
  return file === path ? { message: what, place, hint } : { message: `imports ${file}:${place}, which ${what}`, hint };
}
