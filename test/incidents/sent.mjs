// Copied beside each generator. Every SDK here sends with `fetch`: what it would send is caught, and nothing is sent.

/**
 * The tools in the body that an SDK sends, in one shape whatever the wire: OpenAI's chat and responses, Anthropic's.
 *
 * @param call does whatever makes the SDK send; it builds its client inside, and may fail, for it is refused
 */
export async function toolsSentBy(call) {
  let body;
  globalThis.fetch = async (_address, { body: text }) => {
    body ??= JSON.parse(text);
    return Response.json({ error: { message: "caught" } }, { status: 400 });
  };
  let failure;
  try {
    await call();
  } catch (error) {
    failure = error;
  }
  if (body === undefined) throw new Error("the SDK sent nothing", { cause: failure });
  return body.tools.map((tool) => plain(tool.function ?? tool));
}

function plain({ name, description, parameters, input_schema, strict }) {
  return { name, description, inputSchema: parameters ?? input_schema, ...(strict && { strict }) };
}

/** Writes the tools where the comparison reads them. Ends the process: some packages leave timers behind. */
export function print(tools) {
  process.stdout.write(`${JSON.stringify(tools)}\n`, () => process.exit(0));
}
