import { isObject } from "../../schema/json.ts";
import { type Unfit, unfitIn } from "../../schema/plain.ts";
import { resolve, tokensOf } from "../../schema/pointer.ts";
import type { Pointer } from "../../types.ts";

/** A value on its way between processes: what JSON carries of it, and the places of what it does not. */
export interface Packed {
  /** Absent where JSON carries nothing of it. */
  json?: string;
  unfit: Unfit[];
}

export function pack(value: unknown): Packed {
  const unfit = unfitIn(value);
  // What cannot be written is not judged; only its faults are told.
  const json = unfit.some(({ fatal }) => fatal) ? undefined : JSON.stringify(value);
  return { ...(json !== undefined && { json }), unfit };
}

/** The value again, with a stand-in of the same kind wherever there was what JSON does not carry. */
export function unpack({ json, unfit }: Packed): unknown {
  const whole = unfit.find(({ pointer }) => pointer === "");
  if (whole) return standIn(whole.what, undefined, undefined);
  const value: unknown = json === undefined ? (unfit.length > 0 ? {} : undefined) : JSON.parse(json);
  for (const { pointer, what } of unfit) plant(value, pointer, what);
  return value;
}

function plant(root: unknown, pointer: Pointer, what: string): void {
  const tokens = tokensOf(pointer);
  const last = tokens.pop() ?? "";
  let at = root;
  for (const token of tokens) {
    const next = resolve(at, `/${token.replaceAll("~", "~0").replaceAll("/", "~1")}`);
    at = typeof next === "object" && next !== null ? next : define(at, token, {});
  }
  define(at, last, standIn(what, at, isObject(at) ? at[last] : undefined));
}

/** An own key, whatever it is called. */
function define(holder: unknown, key: string, value: unknown): unknown {
  if (typeof holder === "object" && holder !== null)
    Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
  return value;
}

function standIn(what: string, holder: unknown, json: unknown): unknown {
  switch (what) {
    case "undefined":
      return undefined;
    case "a function":
      return () => undefined;
    case "a symbol":
      return Symbol(what);
    case "a BigInt":
      return 0n;
    case "a cycle":
      return holder;
    case "NaN":
    case "Infinity":
    case "-Infinity":
      return Number(what);
    default:
      return instance(what.replace(/^a /, ""), json);
  }
}

/** An object of a class with this name, which becomes the same JSON as the one that it stands for. */
function instance(name: string, json: unknown): object {
  const made = {
    [name]: class {
      toJSON() {
        return json;
      }
    },
  }[name];
  return made === undefined ? {} : new made();
}
