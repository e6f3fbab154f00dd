import type { Face } from "./face.ts";
import { type FaceId, faceOf } from "./faces.ts";

/**
 * The hosts at which the real provider is reached, as the source of a pattern: without anchors, and without a port.
 *
 * @example new RegExp(`^https://(?:${hostsOf("openai")})/`).test("https://api.openai.com/v1/responses") // true
 */
export function hostsOf(provider: FaceId): string {
  return sourceOf(faceOf(provider));
}

const patterns = new WeakMap<Face, RegExp>();

export function isHostOf(face: Face, host: string): boolean {
  const pattern = patterns.get(face) ?? new RegExp(`^(?:${sourceOf(face)})$`, "i");
  patterns.set(face, pattern);
  return pattern.test(host);
}

/** `*` stands for one or more characters of a host's name. */
function sourceOf({ hosts }: Face): string {
  return hosts.map((host) => host.replaceAll(".", "\\.").replaceAll("*", "[\\w.-]+")).join("|");
}
