import { isAbsolute, posix, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { ReportOptions } from "./options.ts";

/** A file as its repository knows it, with forward slashes: what GitHub attaches an annotation to. */
export function pathInRepository(file: string, { folder = "" }: Pick<ReportOptions, "folder">): string {
  const path = file.split(sep).join("/");
  return isAbsolute(file) ? path : posix.join(folder.split(sep).join("/"), path);
}

/** The same as the reference of a URI. */
export function uriOf(file: string, options: Pick<ReportOptions, "folder">): string {
  if (isAbsolute(file)) return pathToFileURL(file).href;
  // Half of a surrogate pair, in a name that is no file's, cannot be encoded.
  const path = pathInRepository(file, options).replaceAll(/\p{Cs}/gu, "\ufffd");
  return path.split("/").map(encodeURIComponent).join("/");
}
