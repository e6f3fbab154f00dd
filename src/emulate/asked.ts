/** A request, as much as a provider looks at. */
export interface Asked {
  method: string;
  url: URL;
  headers: Headers;
  /** Its body; undefined where that is longer than so many bytes. */
  text(limit: number): Promise<string | undefined>;
}

/** The largest request that Anthropic takes, 32 MB: https://platform.claude.com/docs/en/api/errors. Others are not known. */
export const mostBytes = 32 * 1024 * 1024;

export function askedBy(request: Request): Asked {
  const { method, url, headers } = request;
  return { method, url: new URL(url), headers, text: (limit) => readText(request, limit) };
}

/** Of what is too long, the rest is not read. A stated length is what the connection holds to. */
async function readText(request: Request, limit: number): Promise<string | undefined> {
  const length = request.headers.get("content-length");
  if (length !== null) return Number(length) > limit ? undefined : request.text();
  if (request.body === null) return "";
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const part of request.body) {
    bytes += part.byteLength;
    if (bytes > limit) return undefined;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}
