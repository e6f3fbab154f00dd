import type { JsonObject } from "../types.ts";
import { isObject } from "./json.ts";
import { isPointer, resolve } from "./pointer.ts";
import { type Compiler, keywordTests, type Test, Unread } from "./quick-keywords.ts";
import type { Reading, ValueTest } from "./value-test.ts";

/**
 * A test such as `valueTest` makes, for the keywords that generators write: ready in microseconds, where ajv writes and
 * compiles code for milliseconds. For a first look at many schemas; ajv has the last word.
 *
 * @returns undefined where the schema has other keywords, or names of its own, or what ajv would not compile either
 */
export function quickTest(schema: JsonObject, reading: Reading): ValueTest | undefined {
  try {
    const test = compilerOf(schema, reading).compile(schema);
    return (value) => orUnread(() => test(value));
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

function orUnread(test: () => boolean): boolean | undefined {
  try {
    return test();
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}

/** A keyword that is not known here; a pattern, an escape or a depth that nobody can read. */
function isUnreadable(error: unknown): boolean {
  return [Unread, SyntaxError, URIError, RangeError].some((kind) => error instanceof kind);
}

function compilerOf(root: JsonObject, reading: Reading): Compiler {
  const compiled = new Map<JsonObject, Test>();
  const to: Compiler = {
    reading,
    compile(node) {
      if (typeof node === "boolean") return () => node;
      if (!isObject(node)) throw new Unread();
      const known = compiled.get(node);
      if (known) return known;
      let tests: readonly Test[] = [];
      const test: Test = (value) => tests.every((each) => each(value));
      // Before its keywords are read: it may stand inside itself.
      compiled.set(node, test);
      tests = keywordTests(node, to);
      return test;
    },
    refer(ref) {
      const pointer = ref.startsWith("#") ? decodeURIComponent(ref.slice(1)) : undefined;
      return to.compile(pointer !== undefined && isPointer(pointer) ? resolve(root, pointer) : undefined);
    },
  };
  return to;
}
