import { BedrockRuntimeClient, ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import { expect, test } from "vitest";
import { authorization, signed } from "../../src/live/sigv4.ts";

const keys = { id: "AKIDEXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", region: "eu-central-1" };

/** What AWS's own client sends. */
async function sentByAws(modelId: string, session?: string) {
  const sent: { url: URL; headers: Record<string, string>; body: string }[] = [];
  const client = new BedrockRuntimeClient({
    region: keys.region,
    maxAttempts: 1,
    credentials: {
      accessKeyId: keys.id,
      secretAccessKey: keys.secret,
      ...(session !== undefined && { sessionToken: session }),
    },
    requestHandler: {
      async handle({ protocol, hostname, path, headers, body }: Request) {
        sent.push({
          url: new URL(`${protocol}//${hostname}${path}`),
          headers,
          body: body instanceof Uint8Array ? Buffer.from(body).toString() : String(body),
        });
        throw new Error("enough");
      },
    },
  });
  const command = new ConverseCommand({ modelId, messages: [{ role: "user", content: [{ text: "Grüße" }] }] });
  await client.send(command).catch(() => {});
  return sent[0];
}

interface Request {
  protocol: string;
  hostname: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

test.each([
  ["a model's id with a colon", "anthropic.claude-haiku-4-5-20251001-v1:0", undefined],
  ["a profile's ARN", "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.x", "session/token=="],
])("%s is signed as AWS's own client signs it", async (_, model, session) => {
  const sent = await sentByAws(model, session);
  const theirs = sent?.headers.authorization ?? "";
  const names = /SignedHeaders=([^,]+)/.exec(theirs)?.[1]?.split(";") ?? [];
  const headers = Object.fromEntries(names.map((name) => [name, sent?.headers[name] ?? ""]));
  expect(sent && authorization(sent, headers, keys)).toBe(theirs);
});

test("what is signed is sent, the host aside", () => {
  const url = new URL("https://bedrock-runtime.eu-central-1.amazonaws.com/model/m/converse");
  const headers = signed({ url, body: "{}" }, { ...keys, session: "token" }, new Date("2026-11-22T10:00:00.123Z"));
  expect(headers).toMatchObject({ "x-amz-date": "20261122T100000Z", "x-amz-security-token": "token" });
  expect(headers.authorization).toContain("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token,");
});
