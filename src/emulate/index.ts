/** `drycall/emulate`: providers as functions from web requests to web responses. */

export { type Asked, mostBytes } from "./asked.ts";
export type { Call, Choice, Format, History } from "./call.ts";
export { answering, type EmulateOptions, type Exchange, emulate } from "./emulate.ts";
export { type FaceId, faces } from "./faces.ts";
export { type FaultName, type FaultOptions, parseFaults } from "./faults.ts";
export { hostsOf } from "./hosts.ts";
export type { Reply } from "./reply.ts";
export type { Said, Script } from "./script.ts";
export type { Turn, TurnCall, Usage } from "./turn.ts";
