import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addCases } from "../../src/live/case-file.ts";
import type { RecordMode } from "../../src/live/cassette.ts";
import { live } from "../../src/live/live.ts";
import { bad, environment, good, jumpingClock, providersAt, tool } from "./provider.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "drycall-cassettes-"));
});
afterEach(() => rm(folder, { recursive: true }));

const tools = [tool("good", good), tool("odd keys", { ...good, title: "a.b[0]\r\n" }), tool("bad", bad)];
const targets = ["openai/chat.tools", "anthropic/messages.tools+strict", "bedrock/converse.toolConfig"];

async function run(mode: RecordMode, env: Record<string, string>, asOf?: "2026-01-02") {
  const cassettes = { folder, mode };
  return live(tools, { env, targets, cassettes, clock: jumpingClock(), ...(asOf && { asOf }) });
}

function told({ targets: reports }: Awaited<ReturnType<typeof run>>) {
  return reports.map(({ target, agreed, disagreements, unknown }) => ({ target, agreed, disagreements, unknown }));
}

describe("cassettes", () => {
  test("what is recorded is played again without a key and without a network, as of its own day", async () => {
    const server = await providersAt();
    const recorded = await run("once", environment(server.url), "2026-01-02");
    server.close();
    expect(recorded.targets.flatMap(({ unknown }) => unknown)).toEqual([]);
    const played = await run("none", {});
    expect(told(played)).toEqual(told(recorded));
    expect(played.targets.map(({ target }) => target.asOf)).toEqual(["2026-01-02", "2026-01-02", "2026-01-02"]);
  });

  test("once: what is recorded is not asked again; all: it is", async () => {
    let sent = 0;
    const server = await providersAt({ onExchange: () => (sent += 1) });
    const counts: number[] = [];
    for (const mode of ["once", "once", "all"] as const) {
      sent = 0;
      await run(mode, environment(server.url));
      counts.push(sent);
    }
    server.close();
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts).toEqual([counts[0], 0, counts[0]]);
  });

  test("a request that was not recorded is unknown, and what is no cassette is told", async () => {
    const server = await providersAt();
    await run("once", environment(server.url));
    server.close();
    const cassettes = { folder, mode: "none" as const };
    const other = await live([tool("new", good)], { env: {}, targets, cassettes, clock: jumpingClock() });
    expect(other.targets[0]?.unknown).toMatchObject([{ tool: "new", why: expect.stringContaining("--record all") }]);
    const [file = ""] = await readdir(folder);
    await writeFile(join(folder, file), "[]");
    await expect(run("none", {})).rejects.toThrow(`${file}: is no cassette`);
  });
});

/** What a provider's answer gives away of who asked. */
const planted = {
  organisation: "org-Plant3d0rganisation",
  request: "req_011PlantedRequest",
  cookie: "__cf_bm=planted-cookie",
  project: "proj_Planted1234",
  account: "arn:aws:iam::123456789012:user/planted",
  uuid: "01234567-89ab-cdef-0123-456789abcdef",
};

test("no key, cookie, organisation or request id reaches the disk", async () => {
  const secrets = Object.values(planted);
  const server = await providersAt({}, (answer) => async (request) => {
    const { cookie, ...words } = planted;
    const response = await answer(request);
    const headers = new Headers(response.headers);
    headers.delete("content-length");
    headers.set("x-request-id", planted.request);
    headers.set("openai-organization", planted.organisation);
    headers.set("set-cookie", cookie);
    const body = (await response.json()) as { error?: { message: string }; message?: string };
    const echo = [...Object.values(words), request.headers.get("authorization"), request.headers.get("x-api-key")].join(
      " ",
    );
    const error = body.error && { ...body.error, message: `${body.error.message} (${echo})`, innererror: { echo } };
    const message = body.message && { message: `${body.message} (${echo})` };
    return Response.json(
      { ...body, id: planted.request, request_id: planted.request, echo, cookie, ...(error && { error }), ...message },
      { status: response.status, headers },
    );
  });
  const env = { ...environment(server.url), GITHUB_TOKEN: "ghs_plantedElsewhere" };
  const report = await run("all", env);
  server.close();
  const cases = report.targets.flatMap(({ disagreements }) => disagreements.map((each) => each.case));
  expect(cases.length).toBeGreaterThan(0);
  await addCases(cases, join(folder, "cases.jsonl"));
  await writeFile(join(folder, "report.json"), JSON.stringify(report));
  const files = await readdir(folder);
  expect(files).toHaveLength(targets.length + 2);
  const written = (await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")))).join("\n");
  const keys = Object.entries(env).flatMap(([name, value]) => (/KEY|TOKEN/.test(name) ? [value] : []));
  for (const secret of [...secrets, ...keys, new URL(server.url).host]) expect(written).not.toContain(secret);
  expect(written).toContain("array schema missing items");
});
