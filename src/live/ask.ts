import { isObject, own } from "../schema/json.ts";
import { homeOf, type Outgoing } from "./account.ts";
import { type Line, open, take } from "./line.ts";
import { askedDelay, backoff } from "./retry.ts";
import { scrub } from "./scrub.ts";

/** What came of one request. Only the first is a verdict. */
export type Reply =
  | { kind: "answer"; status: number; isAccepted: boolean; message: string | null; body: unknown }
  /** Throttled, failed, not sent: nothing is known. */
  | { kind: "unknown"; why: string }
  /** Nothing more need be asked of this target: no such model, … */
  | { kind: "unusable"; why: string };

/** No answer takes longer. */
const timeout = 60_000;
/** A network that fails so often in a row is down. */
const lost = 4;
/** Whoever asks for a longer wait is not waited for. */
const patience = 90_000;

/** Asks until there is an answer, or the tries, the caps or the patience are used up. @param tokens 0 for a free request */
export async function ask(request: Outgoing, tokens: number, line: Line): Promise<Reply> {
  const { clock } = line;
  let failure = "";
  let losses = 0;
  let tries = 0;
  while (tries < line.tries && losses < lost) {
    tries += 1;
    await open(line);
    const capped = take(line, tokens);
    if (capped !== undefined) return { kind: "unknown", why: capped };
    const { reply, delay, why, isLost } = await tryOnce(request, line);
    if (reply) return reply;
    failure = why;
    losses = isLost ? losses + 1 : 0;
    if (delay !== undefined && delay > patience)
      return { kind: "unknown", why: `${why}; it asks to wait ${Math.ceil(delay / 1000)} s` };
    if (delay !== undefined) line.closedUntil = Math.max(line.closedUntil, clock.now() + delay);
    if (tries < line.tries) await clock.sleep(backoff(tries, clock.random));
  }
  return { kind: "unknown", why: `${failure}, after ${tries} ${tries === 1 ? "try" : "tries"}` };
}

interface Try {
  /** Absent where it is worth another try. */
  reply?: Reply;
  /** Milliseconds that the provider asks to wait. */
  delay?: number;
  /** Nothing arrived at all. */
  isLost?: true;
  why: string;
}

async function tryOnce(request: Outgoing, line: Line): Promise<Try> {
  const { account, clock } = line;
  let response: Response;
  let text: string;
  try {
    response = await line.fetch(request.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...account.headers(request, new Date(clock.now())) },
      body: request.body,
      // A key is not carried to another host.
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
    text = await response.text();
  } catch (error) {
    return { why: `no answer (${causeOf(error)})`, isLost: true };
  }
  const { status, headers } = response;
  const body = parsed(text);
  const message = messageOf(body);
  const said = message === null ? "" : `: ${scrub(message, line.secrets)}`;
  const why = status < 300 ? `status ${status} without a whole body` : `status ${status}${said}`;
  const meaning = meaningOf(status, headers, message, body);
  if (meaning === "accepted" || meaning === "refused") note(request, status, body, line);
  switch (meaning) {
    case "accepted":
      return { reply: { kind: "answer", status, isAccepted: true, message: null, body }, why };
    case "refused":
      return { reply: { kind: "answer", status, isAccepted: false, message, body }, why };
    case "again": {
      const delay = askedDelay(headers, body, clock.now());
      return { why, ...(delay !== undefined && { delay }) };
    }
    case "ended":
      line.ended = why;
      return { reply: { kind: "unusable", why }, why };
    case "unusable":
      return { reply: { kind: "unusable", why }, why };
    case "unknown":
      return { reply: { kind: "unknown", why }, why };
  }
}

function note({ url, body }: Outgoing, status: number, answer: unknown, { account, provider, note }: Line): void {
  const home = new URL(homeOf(provider) + url.href.slice(account.base.length));
  note?.({ url: home, body: parsed(body), status, answer });
}

type Meaning = "accepted" | "refused" | "again" | "ended" | "unusable" | "unknown";

/** Timeout, conflict and too early are the client's to try again: RFC 9110, RFC 8470. */
const transient = [408, 409, 425, 429];

/** Only 400 and 422 are about what was sent. */
function meaningOf(status: number, headers: Headers, message: string | null, body: unknown): Meaning {
  if (status >= 200 && status < 300) return isWhole(body) ? "accepted" : "again";
  const type = headers.get("x-amzn-errortype") ?? "";
  if (/^(Throttling|ServiceUnavailable|ModelNotReady|ModelTimeout)/.test(type)) return "again";
  if (status === 401 || status === 403 || isSpent(message, body)) return "ended";
  if (transient.includes(status) || status >= 500) return "again";
  if (status === 404 || isAboutModel(body)) return "unusable";
  return status === 400 || status === 422 ? "refused" : "unknown";
}

/** Responses has an `error` in every answer: null, unless the model failed. */
function isWhole(body: unknown): boolean {
  return isObject(body) && (own(body, "error") ?? null) === null;
}

/** Said with a status that may also be one of a bad schema. */
const ends: readonly RegExp[] = [
  // https://platform.claude.com/docs/en/api/errors
  /^Your credit balance is too low/,
  // https://ai.google.dev/gemini-api/docs/troubleshooting
  /^API key (?:not valid|expired)/,
  /^User location is not supported/,
];

/** OpenAI's 429 for a used up credit has a code of its own: https://platform.openai.com/docs/guides/error-codes */
function isSpent(message: string | null, body: unknown): boolean {
  return codeOf(body) === "insufficient_quota" || ends.some((end) => message !== null && end.test(message));
}

/** Responses says so with status 400: https://platform.openai.com/docs/guides/error-codes */
function isAboutModel(body: unknown): boolean {
  return codeOf(body) === "model_not_found";
}

function codeOf(body: unknown): unknown {
  const error = isObject(body) ? own(body, "error") : undefined;
  return isObject(error) ? own(error, "code") : undefined;
}

/** The provider's one sentence in its envelope; AWS spells the key either way. */
export function messageOf(body: unknown): string | null {
  if (!isObject(body)) return null;
  const error = own(body, "error");
  const holder = isObject(error) ? error : body;
  const message = own(holder, "message") ?? own(holder, "Message");
  return typeof message === "string" ? message : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  const code = isObject(cause) && typeof cause.code === "string" ? cause.code : undefined;
  return code ?? (cause instanceof Error ? cause.message : error.message);
}
