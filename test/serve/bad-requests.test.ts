import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { ask, hello, start } from "./start.ts";

const server = await start();
const { url } = server;
const { port } = new URL(url);

/** Does the server answer a sound request, whatever came before? */
async function goesOn(): Promise<void> {
  const response = await ask(`${url}/v1/chat/completions`, { model: "gpt-4o", ...hello });
  expect(response.status).toBe(200);
}

/** Sends bytes as they are, and gives all that comes back until the server ends the connection. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(text);
  let back = "";
  for await (const part of socket) back += part;
  return back;
}

/** Where each is asked, and what its envelope has; Amazon's clients read the kind of an error from a header. */
const endpoints: [string, string, object][] = [
  ["openai", "/openai/v1/chat/completions", { error: { message: expect.any(String), type: expect.any(String) } }],
  ["anthropic", "/anthropic/v1/messages", { type: "error", error: { type: expect.any(String) } }],
  ["gemini", "/gemini/v1beta/models/gemini-2.5-flash:generateContent", { error: { code: expect.any(Number) } }],
  [
    "bedrock",
    "/bedrock/model/anthropic.claude-sonnet-4-5-20250929-v1:0/converse",
    { kind: expect.stringMatching(/Exception/) },
  ],
];

async function bodyOf(response: Response): Promise<object> {
  return { ...Object(await response.json()), kind: response.headers.get("x-amzn-errortype") };
}

describe.each(endpoints)("%s", (_, path, envelope) => {
  const keys = { "x-goog-api-key": "any" };

  test.each([
    ["a truncated body", '{"model": "gpt-4o", "messages": [{"role": "us', {}, 400],
    ["a body that is no text", "\ud800\u0000{", {}, 400],
    ["another content type", "<hello/>", { "content-type": "text/xml" }, 400],
  ])("%s is the client's fault, in the provider's envelope", async (_, body, headers, status) => {
    const response = await ask(url + path, body, { ...keys, ...headers });
    expect(Math.floor(response.status / 100)).toBe(Math.floor(status / 100));
    expect(await bodyOf(response)).toMatchObject(envelope);
  });

  test("50 MB are refused in the provider's envelope, stated or in chunks", async () => {
    const body = `{"model":"${"x".repeat(50_000_000)}"}`;
    const stated = await ask(url + path, body, keys);
    const chunks = new Blob([body]).stream();
    const headers = {
      authorization: "Bearer any",
      "x-api-key": "any",
      ...keys,
      "content-type": "application/json",
      "anthropic-version": "2023-06-01",
    };
    const sent = { method: "POST", headers, body: chunks, duplex: "half" } as const;
    const chunked = await fetch(url + path, sent);
    for (const response of [stated, chunked]) {
      expect([400, 413]).toContain(response.status);
      expect(await bodyOf(response)).toMatchObject(envelope);
    }
    expect(stated.status).toBe(chunked.status);
    await goesOn();
  });

  test("a path below it that there is not, and a way up the tree", async () => {
    for (const way of ["/nothing", "/../../../etc/passwd", "/..%2f..%2fetc/passwd"]) {
      const socket = await raw(
        `POST ${path}${way} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer any\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`,
      );
      expect(socket).toMatch(/^HTTP\/1\.1 40[0-9] /);
      expect(socket).not.toContain("root:");
    }
  });
});

describe("what is no request at all", () => {
  test("bytes that are no HTTP get 400, and the connection ends", async () => {
    expect(await raw("hello there, is this HTTP?\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 .*"error"/s);
    await goesOn();
  });

  test("a host that is none gets 400", async () => {
    expect(await raw("GET /v1/models HTTP/1.1\r\nhost: a b:c\r\nconnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });

  test("a flood of headers gets 431, in keys that clients read an error from", async () => {
    const many = Array.from({ length: 5000 }, (_, index) => `x-header-${index}: ${"y".repeat(40)}`).join("\r\n");
    const answer = await raw(`POST /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\n${many}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toMatchObject({
      error: { message: "The request's headers are too large." },
    });
    await goesOn();
  });
});

describe("a client that hangs up", () => {
  test("in the middle of its body leaves nothing behind", async () => {
    const { hungUp } = await seen();
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(
      "POST /v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
    );
    await new Promise((later) => setTimeout(later, 50));
    socket.destroy();
    await expect.poll(async () => (await seen()).hungUp).toBe(hungUp + 1);
    await goesOn();
  });

  test("in the middle of a stream leaves nothing behind", async () => {
    const long = await start({ script: { text: "word ".repeat(40_000) } });
    const { hungUp } = await long.session.report();
    const headers = { authorization: "Bearer any", "content-type": "application/json" };
    const sent = request(`${long.url}/v1/chat/completions`, { method: "POST", headers });
    onTestFinished(() => void sent.destroy());
    sent.on("error", () => {}).end(JSON.stringify({ model: "gpt-4o", stream: true, ...hello }));
    const [response] = await once(sent, "response");
    await once(response, "data");
    sent.destroy();
    await expect.poll(async () => (await long.session.report()).hungUp).toBe(hungUp + 1);
  });

  function seen() {
    return server.session.report();
  }
});

test("a model that there is not is refused as the provider does", async () => {
  const response = await ask(
    `${url}/gemini/v1beta/models/no-such-model:generateContent`,
    { contents: [] },
    { "x-goog-api-key": "any" },
  );
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({
    error: { status: "NOT_FOUND", message: expect.stringContaining("no-such-model") },
  });
});
