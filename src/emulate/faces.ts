import { anthropic } from "./anthropic/index.ts";
import { azureOpenai } from "./azure-openai/index.ts";
import { bedrock } from "./bedrock/index.ts";
import type { Face } from "./face.ts";
import { gemini } from "./gemini/index.ts";
import { openai } from "./openai/index.ts";
import { vertex } from "./vertex/index.ts";

/** Every provider that can be emulated, by its id. */
export const faces = {
  openai,
  "azure-openai": azureOpenai,
  anthropic,
  gemini,
  vertex,
  bedrock,
} as const satisfies Readonly<Record<string, Face>>;

export type FaceId = keyof typeof faces;

export function faceOf(id: FaceId): Face {
  return faces[id];
}
