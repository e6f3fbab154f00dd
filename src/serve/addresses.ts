import { type FaceId, faces } from "../emulate/index.ts";

/** Where one provider is reached below the server's own address. */
interface Address {
  provider: FaceId;
  /** What a client takes as its base URL, below the server's. */
  base: string;
  /** The environment variable from which its clients read that. */
  variable: string;
}

/** As the sources of openai 6.49, @anthropic-ai/sdk 1.12, @google/genai 2.32 and AWS's SDKs have it, 2026-11-22. */
export const addresses: readonly Address[] = [
  { provider: "openai", base: "/openai/v1", variable: "OPENAI_BASE_URL" },
  { provider: "azure-openai", base: "/azure-openai", variable: "AZURE_OPENAI_ENDPOINT" },
  { provider: "anthropic", base: "/anthropic", variable: "ANTHROPIC_BASE_URL" },
  { provider: "gemini", base: "/gemini", variable: "GOOGLE_GEMINI_BASE_URL" },
  { provider: "vertex", base: "/vertex", variable: "GOOGLE_VERTEX_BASE_URL" },
  { provider: "bedrock", base: "/bedrock", variable: "AWS_ENDPOINT_URL_BEDROCK_RUNTIME" },
];

/**
 * The address at which the provider itself has what was asked for: behind a provider's prefix it is that provider's
 * host, else it stays, and the path and the key tell whose it is.
 */
export function providerUrl(url: URL, headers: Headers): URL {
  const [, prefix = "", rest = "/"] = /^\/([^/]+)(\/.*)?$/.exec(url.pathname) ?? [];
  const face = Object.values(faces).find(({ provider }) => provider === prefix);
  if (!face || (prefix === "openai" && isAzure(url, headers))) return url;
  const host = face.hosts[0]?.replace("*", "local") ?? url.host;
  return new URL(`https://${host}${rest}${url.search}`);
}

/** Azure's own paths begin with `/openai`, too. */
function isAzure({ pathname, searchParams }: URL, headers: Headers): boolean {
  return !pathname.startsWith("/openai/v1") || headers.has("api-key") || searchParams.has("api-version");
}
