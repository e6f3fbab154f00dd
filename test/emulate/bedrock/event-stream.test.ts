import { ConverseStreamCommand } from "@aws-sdk/client-bedrock-runtime";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeMessage, eventMessage, exceptionMessage } from "../../../src/emulate/bedrock/event-stream.ts";
import { bedrockClient } from "../aws.ts";

let pieces: readonly Uint8Array[] = [];
const headers = { "content-type": "application/vnd.amazon.eventstream" };
const client = bedrockClient(async () => new Response(ReadableStream.from(pieces), { headers }));

/** What AWS's own client makes of a body that arrives in pieces of some size. */
async function decode(body: Uint8Array, size = body.length): Promise<unknown[]> {
  pieces = Array.from({ length: Math.ceil(body.length / size) }, (_, at) => body.slice(at * size, (at + 1) * size));
  const { stream = [] } = await client.send(new ConverseStreamCommand({ modelId: "m", messages: [] }));
  const events: unknown[] = [];
  for await (const event of stream) events.push(event);
  return events;
}

const delta = (text: string) => eventMessage("contentBlockDelta", { contentBlockIndex: 0, delta: { text } });

describe("AWS's event-stream framing", () => {
  test("is read by AWS's client, whatever the text and wherever the network cuts", async () => {
    const texts = fc.array(fc.string({ unit: "binary", maxLength: 60 }), { minLength: 1, maxLength: 4 });
    const read = fc.asyncProperty(texts, fc.integer({ min: 8, max: 500 }), async (said, size) => {
      const body = Buffer.concat(said.map((text) => encodeMessage(delta(text))));
      const events = said.map((text) => ({ contentBlockDelta: { contentBlockIndex: 0, delta: { text } } }));
      expect(await decode(body, size)).toEqual(events);
    });
    await fc.assert(read, { numRuns: 10 });
  });

  test("carries an exception in the middle of a stream, which AWS's client throws as its own class", async () => {
    const exception = exceptionMessage("throttlingException", { message: "Too many requests" });
    const body = Buffer.concat([delta("Hi"), exception].map(encodeMessage));
    await expect(decode(body)).rejects.toMatchObject({ name: "ThrottlingException", message: "Too many requests" });
  });

  test("notices a byte that was changed on the way", async () => {
    const body = encodeMessage(delta("Hi"));
    body[40] = (body[40] ?? 0) ^ 1;
    await expect(decode(body)).rejects.toThrow(/checksum/);
  });
});
