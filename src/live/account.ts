import { UserError } from "../errors.ts";
import { type AwsKeys, signed } from "./sigv4.ts";

export type Env = Readonly<Record<string, string | undefined>>;

/** A request before it is signed. */
export interface Outgoing {
  url: URL;
  body: string;
}

/** Who asks a provider, and where. */
export interface Account {
  /** Where the provider is reached, without a slash at its end: its own address, unless the environment names another. */
  base: string;
  /** The headers that prove who asks. */
  headers(request: Outgoing, now: Date): Record<string, string>;
  /** The model where a target names none, as far as the environment tells. */
  model?: string;
}

/** What the environment does not have. */
export interface Missing {
  missing: string;
}

const readers: Readonly<Record<string, (env: Env) => Account | Missing>> = {
  openai: (env) =>
    keyed(env, ["OPENAI_API_KEY"], env.OPENAI_BASE_URL || homeOf("openai"), (key) => ({
      authorization: `Bearer ${key}`,
    })),
  "azure-openai": (env) => {
    const { AZURE_OPENAI_ENDPOINT: endpoint, AZURE_OPENAI_DEPLOYMENT: model } = env;
    if (!endpoint) return { missing: "AZURE_OPENAI_ENDPOINT is not set" };
    const account = keyed(env, ["AZURE_OPENAI_API_KEY"], `${trimmed(endpoint)}/openai/v1`, (key) => ({
      "api-key": key,
    }));
    return "missing" in account || !model ? account : { ...account, model };
  },
  anthropic: (env) =>
    keyed(env, ["ANTHROPIC_API_KEY"], env.ANTHROPIC_BASE_URL || homeOf("anthropic"), (key) => ({
      "x-api-key": key,
      "anthropic-version": "2023-06-01",
    })),
  gemini: (env) =>
    keyed(env, ["GEMINI_API_KEY", "GOOGLE_API_KEY"], env.GOOGLE_GEMINI_BASE_URL || homeOf("gemini"), (key) => ({
      "x-goog-api-key": key,
    })),
  bedrock,
};

/** Where each provider's base is documented to be; an account's own may be a proxy, or tell who its user is. */
const homes: Readonly<Record<string, string>> = {
  openai: "https://api.openai.com/v1",
  "azure-openai": "https://resource.openai.azure.com/openai/v1",
  anthropic: "https://api.anthropic.com",
  gemini: "https://generativelanguage.googleapis.com",
  bedrock: "https://bedrock-runtime.us-east-1.amazonaws.com",
};

export function homeOf(provider: string): string {
  return homes[provider] ?? "";
}

/** The providers that can be asked. */
export const askable: readonly string[] = Object.keys(readers);

/** The account for a provider that the environment's keys open; undefined for a provider that nobody can ask. */
export function accountOf(provider: string, env: Env): Account | Missing | undefined {
  return Object.hasOwn(readers, provider) ? readers[provider]?.(env) : undefined;
}

function keyed(
  env: Env,
  names: readonly string[],
  base: string,
  headers: (key: string) => Record<string, string>,
): Account | Missing {
  const key = names.map((name) => env[name]?.trim()).find(Boolean);
  if (!key) return { missing: `${names.join(" or ")} is not set` };
  return { base: trimmed(base), headers: () => headers(key) };
}

/** A bearer key of Bedrock's own, or the keys of an AWS account: https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html */
function bedrock(env: Env): Account | Missing {
  const region = env.AWS_REGION || env.AWS_DEFAULT_REGION;
  const address = env.AWS_ENDPOINT_URL_BEDROCK_RUNTIME || `https://bedrock-runtime.${region}.amazonaws.com`;
  const base = trimmed(address);
  const { AWS_BEARER_TOKEN_BEDROCK: bearer, AWS_SESSION_TOKEN: session } = env;
  if (!region) return { missing: "AWS_REGION is not set" };
  if (bearer) return { base, headers: () => ({ authorization: `Bearer ${bearer}` }) };
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret } = env;
  if (!id || !secret)
    return { missing: "neither AWS_BEARER_TOKEN_BEDROCK nor AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY is set" };
  const keys: AwsKeys = { id, secret, region, ...(session && { session }) };
  return { base, headers: (request, now) => signed(request, keys, now) };
}

/** @throws UserError on what is no address */
function trimmed(base: string): string {
  const text = base.trim().replace(/\/+$/, "");
  if (URL.canParse(text) && /^https?:/.test(text)) return text;
  throw new UserError(`\`${text}\` is no address to ask at`, {
    hint: "an SDK's variable in the environment names it: write https://…, or unset it",
  });
}
