import { isDeepStrictEqual } from "node:util";
import { type Document, isAlias, isCollection, isScalar, isSeq, parseDocument, type ToStringOptions } from "yaml";
import { UserError } from "../errors.ts";
import { tokensOf } from "../schema/pointer.ts";
import type { Edit } from "../types.ts";
import { carryOver } from "./patch.ts";

/**
 * Edits a YAML document. The text is one that `readYaml` accepts; pointers are into the whole file.
 *
 * @throws UserError where an edit is behind an alias: it would change every place that the alias stands for
 */
export function rewriteYaml(text: string, edits: readonly Edit[], file: string): string {
  const doc = parseDocument(text);
  const layout = layoutOf(text);
  const plain = doc.toString(layout);
  for (const edit of edits) editDocument(doc, edit, file);
  const edited = doc.toString(layout);
  const carried = carryOver(text, plain, edited);
  return carried !== undefined && isSame(carried, doc) ? carried : edited;
}

function isSame(text: string, doc: Document): boolean {
  const carried = parseDocument(text);
  return carried.errors.length === 0 && isDeepStrictEqual(carried.toJS(), doc.toJS());
}

/** As near to how the file is written as the printer comes. */
function layoutOf(text: string): ToStringOptions {
  const [, indent = "  "] = /^( +)[^\s#-]/m.exec(text) ?? [];
  const isIndented = !/^( *)[^\s#-].*:\n\1- /m.test(text);
  return { lineWidth: 0, indent: indent.length, indentSeq: isIndented, flowCollectionPadding: !/\{\S/.test(text) };
}

function editDocument(doc: Document, edit: Edit, file: string): void {
  const path = pathOf(doc, edit.path, file);
  if (edit.op === "remove") {
    doc.deleteIn(path);
    return;
  }
  const key = path.at(-1);
  const around = doc.getIn(path.slice(0, -1), true);
  const flow = isCollection(around) && around.flow === true;
  const value = doc.createNode(edit.value, { flow });
  if (edit.op === "add" && isSeq(around) && typeof key === "number") around.items.splice(key, 0, value);
  else doc.setIn(path, value);
}

/** The keys as the document has them: `1` may be written as a number. */
function pathOf(doc: Document, pointer: Edit["path"], file: string): unknown[] {
  const path: unknown[] = [];
  for (const token of tokensOf(pointer)) {
    const around = path.length === 0 ? doc.contents : doc.getIn(path, true);
    if (isAlias(around)) {
      throw new UserError(`${file}: ${pointer} is behind the alias *${around.source}`, {
        hint: "write the value out there, or mend it by hand where the anchor stands",
      });
    }
    path.push(isSeq(around) ? Number(token) : keyOf(around, token));
  }
  return path;
}

function keyOf(map: unknown, token: string): unknown {
  if (!isCollection(map)) return token;
  for (const item of map.items) {
    const key = typeof item === "object" && item !== null && "key" in item ? item.key : undefined;
    if (isScalar(key) && String(key.value) === token) return key.value;
  }
  return token;
}
