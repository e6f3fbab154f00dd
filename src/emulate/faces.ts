import type { Face } from "./face.ts";
import { openai } from "./openai/index.ts";

/** Every provider that can be emulated, by its id. */
export const faces = { openai } as const satisfies Readonly<Record<string, Face>>;

export type FaceId = keyof typeof faces;

export function faceOf(id: FaceId): Face {
  return faces[id];
}
