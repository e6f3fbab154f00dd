import { createHash, createHmac } from "node:crypto";

export interface AwsKeys {
  id: string;
  secret: string;
  session?: string;
  region: string;
}

interface Outgoing {
  url: URL;
  body: string;
}

const service = "bedrock";

/** The headers that sign a POST of JSON to Bedrock, beside `host`, which every client sends. */
export function signed(request: Outgoing, keys: AwsKeys, now: Date): Record<string, string> {
  const headers = {
    "content-type": "application/json",
    "x-amz-date": now.toISOString().replace(/[:-]|\.\d{3}/g, ""),
    ...(keys.session !== undefined && { "x-amz-security-token": keys.session }),
  };
  return { ...headers, authorization: authorization(request, { ...headers, host: request.url.host }, keys) };
}

/**
 * Signature Version 4 over these headers, `x-amz-date` among them, their names in lower case:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function authorization(
  { url, body }: Outgoing,
  headers: Readonly<Record<string, string>>,
  keys: AwsKeys,
): string {
  const { "x-amz-date": time = "" } = headers;
  const day = time.slice(0, 8);
  const names = Object.keys(headers).sort();
  const canonical = [
    "POST",
    // Every service but S3 encodes the path that is sent a second time.
    url.pathname.split("/").map(encoded).join("/"),
    "",
    ...names.map((name) => `${name}:${headers[name]?.trim()}`),
    "",
    names.join(";"),
    sha256(body),
  ].join("\n");
  const scope = `${day}/${keys.region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const key = [day, keys.region, service, "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${keys.secret}`);
  const signature = hmac(key, text).toString("hex");
  return `AWS4-HMAC-SHA256 Credential=${keys.id}/${scope}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
}

function encoded(part: string): string {
  return encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
