/** What says nothing of the SDK: the runtime, the system, the HTTP library below. */
const beside = /^(?:runtime|os|lang|md|ua|api|exec-env|cfg|app|m|gl-node|node|node\.js|bun|deno|undici|gzip)\b/i;

/**
 * The SDKs that a request came through, with their versions, as its headers name them: `user-agent`, what Google's
 * clients send beside it, and the version that the clients of OpenAI and Anthropic send even where another program
 * has put its own name in front.
 *
 * @example clientOf(new Headers({ "user-agent": "ai/6.0.326 runtime/node.js/20" })) // "ai 6.0.326"
 */
export function clientOf(headers: Headers): string {
  const agents = [headers.get("user-agent") ?? "", headers.get("x-goog-api-client") ?? ""];
  const text = agents.join(" ").replace(/\([^)]*\)+/g, " ");
  const products = [...text.matchAll(/([A-Za-z@][\w.@-]*(?:\/[A-Za-z][\w.-]*)*)[/ ]v?(\d[\w.+-]*)/g)];
  const named = products.flatMap(([, name = "", version = ""]) => (beside.test(name) ? [] : [`${name} ${version}`]));
  const version = headers.get("x-stainless-package-version");
  const below = version && !text.includes(version) ? [`SDK of ${headers.get("x-stainless-lang")} ${version}`] : [];
  const told = [...new Set(named)].slice(0, 3);
  return [...told, ...below].join(", ") || text.trim().slice(0, 60) || "a client without a name";
}
