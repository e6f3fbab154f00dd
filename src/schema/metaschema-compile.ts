import type { JsonObject } from "../types.ts";
import type { Dialect } from "./dialect.ts";
import { isObject } from "./json.ts";
import { allHold, type Check, inTurn, type Run } from "./metaschema-check.ts";
import { metaschemaDocument, metaschemaUri } from "./metaschema-documents.ts";
import { type Compiler, keywords } from "./metaschema-keywords.ts";
import { isPointer, resolve } from "./pointer.ts";
import { maxDepth } from "./walk.ts";

/** A check of whole schemas. References are followed when first met, for metaschemas refer to themselves. */
export function compileMetaschema(dialect: Dialect): Check {
  const root = metaschemaUri(dialect);
  const referred = new Map<string, Check>();

  function compile(node: unknown, base: string): Check {
    if (!isObject(node)) return () => node === true;
    const to: Compiler = {
      compile: (child) => compile(child, base),
      refer: (reference = root) => refer(new URL(String(reference), base).href),
    };
    // Before 2019-09, a reference stands for the whole node.
    const read = dialect.startsWith("draft-") && "$ref" in node ? { $ref: node.$ref } : node;
    const checks = Object.entries(read).flatMap(([keyword, expected]) => {
      const check = keywords[keyword]?.({ keyword, expected, node }, to);
      // As in Python's paths, `$ref` is no step.
      return check ? [keyword === "$ref" ? { check } : { check, nodeStep: keyword }] : [];
    });
    return inTurn(() => checks, allHold(checks.map(({ check }) => check)));
  }

  function refer(uri: string): Check {
    let check = referred.get(uri);
    return (instance, run, found) => {
      if (!check) {
        const [address = "", fragment = ""] = uri.split("#");
        const document = metaschemaDocument(address);
        check = compile(isPointer(fragment) ? resolve(document, fragment) : undefined, address);
        if (address === root && fragment === "") check = schemaCheck(check, table());
        referred.set(uri, check);
      }
      return check(instance, run, found);
    };
  }

  /** What the metaschema and its vocabularies say of each keyword. */
  function table(): ReadonlyMap<string, Check> {
    return new Map(
      vocabularies(root).flatMap((uri) =>
        propertiesOf(metaschemaDocument(uri)).map(([name, node]) => [name, compile(node, uri)] as const),
      ),
    );
  }

  return refer(root);
}

/**
 * Where no faults are asked for, a schema's few keywords are looked up in one table, which is many times faster than to
 * ask each vocabulary for each of its keywords. A metaschema says nothing else: a schema is an object or a boolean.
 */
function schemaCheck(inOrder: Check, table: ReadonlyMap<string, Check>): Check {
  return (instance, run, found) => {
    if (run.depth > maxDepth) {
      run.tooDeep = true;
      return false;
    }
    run.depth++;
    const obeyed = found ? inOrder(instance, run, found) : obeysTable(instance, run, table);
    run.depth--;
    return obeyed;
  };
}

function obeysTable(instance: unknown, run: Run, table: ReadonlyMap<string, Check>): boolean {
  if (!isObject(instance)) return typeof instance === "boolean";
  for (const keyword of Object.keys(instance)) {
    const value = instance[keyword];
    if (value !== undefined && table.get(keyword)?.(value, run) === false) return false;
  }
  return true;
}

/** The addresses of a metaschema and of the vocabularies it is made of. */
function vocabularies(root: string): string[] {
  const parts = [metaschemaDocument(root)?.allOf].flat().filter(isObject);
  return [root, ...parts.map((part) => new URL(String(part.$ref), root).href)];
}

function propertiesOf(document: JsonObject | undefined): [string, unknown][] {
  return isObject(document?.properties) ? Object.entries(document.properties) : [];
}
