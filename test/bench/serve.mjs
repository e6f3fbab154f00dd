// Twenty thousand requests from another process, against `drycall serve` and against a bare server that echoes the same
// bodies: none may be lost or wrong, memory must stay flat, and drycall must do at least half of the echo's throughput.
// Then a hundred streams at once. Prints the figures; ends with 1 where one of these does not hold.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { Agent, createServer, request } from "node:http";
import { fileURLToPath } from "node:url";

const [requests, connections, streams] = [20_000, 50, 100];
const me = fileURLToPath(import.meta.url);
const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
const headers = { authorization: "Bearer any", "x-api-key": "any", "anthropic-version": "2023-06-01" };

if (process.argv[2] === "echo") echo();
else await measure();

async function measure() {
  const [drycall, bare] = await Promise.all([started(main, "serve", "--port", "0", "--quiet"), started(me, "echo")]);
  const all = kinds();
  const bodies = all.filter(({ isStream }) => !isStream);
  console.log(
    `${requests} requests on ${connections} connections, bodies of ${bodies.map(({ body }) => body.length).join(", ")} bytes`,
  );
  for (const { url } of [bare, drycall]) await load(url, bodies, 4000);
  const before = memoryOf(drycall);
  const [busyEcho, busyDrycall] = [processorOf(bare), processorOf(drycall)];
  const rounds = [];
  for (let round = 0; round < 2; round += 1)
    rounds.push({
      echo: await load(bare.url, bodies, requests / 2),
      drycall: await load(drycall.url, bodies, requests / 2),
    });
  const after = memoryOf(drycall);
  const busy = [processorOf(bare) - busyEcho, processorOf(drycall) - busyDrycall];
  const sum = (server, key) => rounds.reduce((total, round) => total + round[server][key], 0);
  const ratio = sum("echo", "seconds") / sum("drycall", "seconds");
  const perSecond = (server) => Math.round(requests / sum(server, "seconds"));
  const [lost, wrong] = ["lost", "wrong"].map((key) => sum("drycall", key));
  console.log(`echo     ${perSecond("echo")} requests/s`);
  console.log(
    `drycall  ${perSecond("drycall")} requests/s, ${ratio.toFixed(2)} × the echo; ${lost} lost, ${wrong} wrong`,
  );
  const [echoes, answers] = busy.map((seconds) => Math.round((seconds / requests) * 1e6));
  console.log(`processor time of the servers: ${echoes} µs a request for the echo, ${answers} µs for drycall`);
  console.log(`memory   ${before} MB before, ${after} MB after`);
  const streamed = await load(
    drycall.url,
    all.filter(({ isStream }) => isStream),
    streams,
    streams,
  );
  console.log(
    `streams  ${streams} at once: ${streamed.lost} lost, ${streamed.wrong} wrong, ${streamed.seconds.toFixed(2)} s`,
  );
  for (const { child } of [drycall, bare]) child.kill("SIGTERM");
  const faults = [lost + wrong, ratio < 0.5, after > before * 1.3 + 20, streamed.lost + streamed.wrong];
  if (faults.some(Boolean)) process.exitCode = 1;
}

/** What is sent, and what an answer to it has. */
function kinds() {
  const tool = (name) => ({
    type: "object",
    properties: {
      query: { type: "string", description: `What ${name} looks for`, minLength: 1 },
      limit: { type: "integer", minimum: 1, maximum: 100, description: "How many at most" },
      sort: { enum: ["newest", "oldest"], description: "In which order" },
      tags: { type: "array", items: { type: "string" }, description: "Only those with all of these" },
    },
    required: ["query"],
    additionalProperties: false,
  });
  const names = ["search_orders", "search_users", "search_files", "search_mails", "search_logs"];
  const openai = names.map((name) => ({
    type: "function",
    function: { name, description: `Searches (${name})`, parameters: tool(name) },
  }));
  const anthropic = names.map((name) => ({ name, description: `Searches (${name})`, input_schema: tool(name) }));
  const bad = [
    ...openai,
    {
      type: "function",
      function: { name: "find", parameters: { type: "object", properties: { ids: { type: "array" } } } },
    },
  ];
  const messages = [{ role: "user", content: "Which orders came in since yesterday, and from whom? ".repeat(20) }];
  const chat = (more) => ({
    path: "/v1/chat/completions",
    body: JSON.stringify({ model: "gpt-4o", messages, ...more }),
  });
  return [
    { ...chat({ tools: openai }), status: 200, has: '"finish_reason":"tool_calls"' },
    {
      path: "/v1/messages",
      body: JSON.stringify({ model: "claude-sonnet-5", max_tokens: 4000, messages, tools: anthropic }),
      status: 200,
      has: '"stop_reason":"tool_use"',
    },
    { ...chat({ tools: bad }), status: 400, has: "array schema missing items" },
    { ...chat({}), status: 200, has: "This is an emulated answer." },
    { ...chat({ tools: openai, stream: true }), status: 200, has: "data: [DONE]", isStream: true },
  ];
}

/** Sends so many requests, so many at a time, each on a connection that is kept. */
async function load(url, bodies, count, atOnce = connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const result = { lost: 0, wrong: 0, seconds: 0 };
  const started = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < count) {
      const { path, body, status, has } = bodies[next++ % bodies.length];
      const answer = await send(url + path, body, agent).catch(() => undefined);
      if (answer === undefined) result.lost += 1;
      else if (!answer.isEcho && (answer.status !== status || !answer.text.includes(has))) result.wrong += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  result.seconds = (performance.now() - started) / 1000;
  agent.destroy();
  return result;
}

function send(url, body, agent) {
  return new Promise((resolve, reject) => {
    const length = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", agent, headers: { ...headers, ...length } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part) => (text += part));
      response.on("end", () => resolve({ status: response.statusCode, text, isEcho: "x-echo" in response.headers }));
      response.on("error", reject);
    });
    sent.on("error", reject).end(body);
  });
}

/** The bare server: reads a body, and sends it back. */
function echo() {
  const server = createServer((incoming, outgoing) => {
    const parts = [];
    incoming.on("data", (part) => parts.push(part));
    incoming.on("end", () =>
      outgoing.writeHead(200, { "content-type": "application/json", "x-echo": "1" }).end(Buffer.concat(parts)),
    );
  });
  server.listen(0, "127.0.0.1", () => console.log(`listening on http://127.0.0.1:${server.address().port}`));
  process.on("SIGTERM", () => process.exit());
}

function started(...args) {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout.on("data", (part) => {
      text += part;
      const [, url] = /^listening on (http:\S+)$/m.exec(text) ?? [];
      if (url) resolve({ child, url });
    });
    child.on("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}`)));
  });
}

/** Seconds of a processor that a process has had; 0 where the system does not tell. */
function processorOf({ child: { pid } }) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return 0;
  }
}

/** Megabytes that a process holds; 0 where the system does not tell. */
function memoryOf({ child: { pid } }) {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return 0;
  }
}
