import { createHash, createHmac } from "node:crypto";

export interface AwsKeys {
  id: string;
  secret: string;
  session?: string;
  region: string;
}

const service = "bedrock";

/**
 * The headers that sign a POST of JSON to Bedrock, Signature Version 4:
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function signed({ url, body }: { url: URL; body: string }, keys: AwsKeys, now: Date): Record<string, string> {
  const time = now.toISOString().replace(/[:-]|\.\d{3}/g, "");
  const day = time.slice(0, 8);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    host: url.host,
    "x-amz-date": time,
    ...(keys.session !== undefined && { "x-amz-security-token": keys.session }),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    "POST",
    // Every service but S3 encodes the path that is sent a second time.
    url.pathname.split("/").map(encoded).join("/"),
    "",
    ...names.map((name) => `${name}:${headers[name]}`),
    "",
    names.join(";"),
    sha256(body),
  ].join("\n");
  const scope = `${day}/${keys.region}/${service}/aws4_request`;
  const text = ["AWS4-HMAC-SHA256", time, scope, sha256(canonical)].join("\n");
  const key = [day, keys.region, service, "aws4_request"].reduce<Buffer | string>(hmac, `AWS4${keys.secret}`);
  const signature = hmac(key, text).toString("hex");
  const { host: _, ...sent } = headers;
  const credential = `Credential=${keys.id}/${scope}`;
  return {
    ...sent,
    authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  };
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
