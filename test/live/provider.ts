import { type EmulateOptions, emulate, type FaceId } from "../../src/emulate/index.ts";
import type { Clock } from "../../src/live/retry.ts";
import type { Tool } from "../../src/types.ts";
import { loopback } from "../emulate/loopback.ts";

/** The environment of somebody with every key, whose SDKs are told to go to an address. */
export function environment(url: string) {
  return {
    OPENAI_API_KEY: "sk-test-openai",
    OPENAI_BASE_URL: `${url}/v1`,
    ANTHROPIC_API_KEY: "sk-ant-test",
    ANTHROPIC_BASE_URL: url,
    GEMINI_API_KEY: "AIza-test",
    GOOGLE_GEMINI_BASE_URL: url,
    AZURE_OPENAI_API_KEY: "azure-test",
    AZURE_OPENAI_ENDPOINT: url,
    AZURE_OPENAI_DEPLOYMENT: "gpt-4.1-mini",
    AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
    AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
    AWS_REGION: "us-east-1",
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: url,
  };
}

type Answer = (request: Request) => Promise<Response>;

export const everyone = ["openai", "azure-openai", "anthropic", "gemini", "bedrock"] as const;

/** Emulated providers at an address; `around` may meddle with what they say. */
export async function providersAt(
  options: EmulateOptions = {},
  around: (answer: Answer) => Answer = (answer) => answer,
  faces: readonly [FaceId, ...FaceId[]] = everyone,
) {
  return loopback(around(emulate(faces, options)));
}

/** A clock that jumps: nobody waits. */
export function jumpingClock(): Clock & { slept: number[] } {
  let time = Date.UTC(2026, 10, 22);
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    async sleep(milliseconds) {
      slept.push(milliseconds);
      time += milliseconds;
    },
    random: () => 0.5,
  };
}

export function tool(name: string, inputSchema: unknown, more: Partial<Tool> = {}): Tool {
  return { name, inputSchema, origin: { source: "test" }, ...more };
}

export const good = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
/** OpenAI: openai-0001. */
export const bad = { type: "object", properties: { cities: { type: "array" } } };
