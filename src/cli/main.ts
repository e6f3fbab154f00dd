#!/usr/bin/env node
import { run } from "./run.ts";

process.stdout.on("error", ({ code, message }: NodeJS.ErrnoException) => {
  // `drycall | head`: whoever reads no further has seen enough. The run goes on to its own status.
  if (code === "EPIPE") return;
  process.stderr.write(`error: the report cannot be written: ${message}\n`);
  process.exit(2);
});

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
});
