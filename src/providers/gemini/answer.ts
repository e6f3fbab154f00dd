import type { Answer, Answering, Fault, JsonObject, Stage, Target } from "../../types.ts";
import { isLive } from "./surfaces.ts";

/**
 * The order of checks, of which each hides the next: measured on 2026-09-05 by
 * https://github.com/harismawan/omnigateway (docs/superpowers/specs/2026-09-05-antigravity-provider-design.md).
 * Faults of a schema are told in two ways: in prose by Vertex, as a list of field paths by the others.
 */
export const stages: readonly Stage[] = [
  { name: "json", reports: "first" },
  { name: "parse", reports: "all" },
  { name: "proto", reports: "all" },
  { name: "prose", reports: "first" },
  { name: "semantic", reports: "all" },
  { name: "request", reports: "first" },
  { name: "references", reports: "first" },
  { name: "compile", reports: "first" },
];

export const answering: Answering = {
  stages,
  sentence(fault) {
    if (fault.rule.verdict !== "reject" || fault.words === undefined) return undefined;
    return fault.rule.stage === "proto" ? `${protoHead}${protoLine(fault.words)}` : fault.words;
  },
  answer(faults) {
    const [{ rule, request }] = faults;
    const message = messageOf(
      rule.stage,
      faults.flatMap(({ words }) => words ?? []),
    );
    if (isLive(request.target)) return closing(rule.envelope?.code, message);
    const details = rule.stage === "parse" ? { details: [badRequest(faults)] } : {};
    const error = { code: 400, message, ...errorsOf(message, request.target), status: "INVALID_ARGUMENT", ...details };
    return { status: 400, headers, body: enveloped({ error }, request.target), message };
  },
};

const headers = { "content-type": "application/json; charset=UTF-8" };
const protoHead = "The GenerateContentRequest proto is invalid:";

function protoLine(words: string): string {
  return `\n  * ${words}`;
}

/** How the lines of a stage are put together; null where no line is known. */
function messageOf(stage: string, lines: readonly string[]): string | null {
  if (lines.length === 0) return null;
  if (stage === "proto") return protoHead + lines.map(protoLine).join("");
  if (stage === "parse") return lines.join("\n");
  // Each line of the list ends with a line feed.
  return lines.map((line) => (line.startsWith("* ") ? `${line}\n` : line)).join("");
}

/** https://github.com/googleapis/googleapis/blob/master/google/rpc/error_details.proto */
function badRequest(faults: readonly Fault[]): JsonObject {
  const fieldViolations = faults.map(({ violation, words }) => ({ field: violation.args?.path, description: words }));
  return { "@type": "type.googleapis.com/google.rpc.BadRequest", fieldViolations };
}

/** Cloud Code says everything twice (cloud-code-0112). */
function errorsOf(message: string | null, { provider }: Target): JsonObject {
  return provider === "cloud-code" ? { errors: [{ message, domain: "global", reason: "badRequest" }] } : {};
}

/** Front ends in OpenAI's shape, and Cloud Code's streams, put the object into a list. */
function enveloped(body: JsonObject, { provider, surface }: Target): unknown {
  return provider === "cloud-code" || surface === "chat.tools" ? [body] : body;
}

/** The bytes that a WebSocket's close frame has left for the reason: RFC 6455, section 5.5.1. */
const reasonBytes = 123;

/** Live closes the socket: the code stands for the status, the reason is cut. */
function closing(code: unknown, message: string | null): Answer {
  const status = typeof code === "number" ? code : 1007;
  const bytes = new TextEncoder().encode(message ?? "");
  const reason = message === null ? null : new TextDecoder().decode(bytes.slice(0, reasonBytes));
  return { status, headers: {}, body: { code: status, reason }, message: reason };
}
