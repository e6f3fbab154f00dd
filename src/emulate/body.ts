import { isObject } from "../schema/json.ts";
import { isPlainJson } from "../schema/plain.ts";
import type { JsonObject } from "../types.ts";
import { type Face, type Refusal, Refused } from "./face.ts";

/** The largest request that Anthropic takes, 32 MB: https://platform.claude.com/docs/en/api/errors. Others are not known. */
const mostBytes = 32 * 1024 * 1024;

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
export async function readBody(request: Request, face: Face, limit = mostBytes): Promise<Body> {
  const got = request.headers.get("content-type") ?? "";
  if (!/^application\/([\w.-]+\+)?json\b/i.test(got)) throw refused(face, { kind: "content-type", got });
  const text = await readText(request, limit);
  if (text === undefined) throw refused(face, { kind: "too-large", limit });
  const body = parsed(text);
  if (!isObject(body) || !isPlainJson(body) || face.refusesText?.(text))
    throw refused(face, { kind: "not-json", text });
  return { text, body };
}

export function refused(face: Face, refusal: Refusal): Refused {
  return new Refused(face.refuse(refusal));
}

/** Undefined where it is longer than the limit: the rest is not read. A stated length is what the connection holds to. */
async function readText(request: Request, limit: number): Promise<string | undefined> {
  const length = request.headers.get("content-length");
  if (length !== null) return Number(length) > limit ? undefined : request.text();
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const part of request.body) {
    bytes += part.byteLength;
    if (bytes > limit) return undefined;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What is no JSON is told to the client, in the provider's words.
    return undefined;
  }
}
