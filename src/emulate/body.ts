import { isObject } from "../schema/json.ts";
import { isPlainJson } from "../schema/plain.ts";
import type { JsonObject } from "../types.ts";
import type { Asked } from "./asked.ts";
import { type Face, type Refusal, Refused } from "./face.ts";

export interface Body {
  /** As it arrived. */
  text: string;
  body: JsonObject;
}

/**
 * Reads the JSON object that a request carries.
 *
 * @throws Refused in the provider's words on another content type, on what is no JSON object, or is too large
 */
export async function readBody(asked: Asked, face: Face, limit: number): Promise<Body> {
  const got = asked.headers.get("content-type") ?? "";
  if (!/^application\/([\w.-]+\+)?json\b/i.test(got)) throw refused(face, { kind: "content-type", got });
  const text = await asked.text(limit);
  if (text === undefined) throw refused(face, { kind: "too-large", limit });
  const body = parsed(text);
  if (!isObject(body) || !isPlainJson(body) || face.refusesText?.(text))
    throw refused(face, { kind: "not-json", text });
  return { text, body };
}

export function refused(face: Face, refusal: Refusal): Refused {
  return new Refused(face.refuse(refusal));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is told to the client, in the provider's words.
    return undefined;
  }
}
