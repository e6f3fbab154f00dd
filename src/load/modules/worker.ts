/** The child process that runs users' modules: files in, tools out, over the channel of its parent. */
import { isObject } from "../../schema/json.ts";
import { loadModule } from "./load-module.ts";
import type { Ask } from "./message.ts";

// What a module left running may fail while another one loads: that is told, and is not the other one's fault.
process.on("uncaughtException", (error) => console.error(error));
process.on("unhandledRejection", (error) => console.error(error));
process.on("message", (message) => {
  if (!isAsk(message)) return;
  loadModule(message).then(
    (told) => process.send?.(told),
    (error: unknown) =>
      process.send?.({ id: message.id, failed: error instanceof Error ? error.stack : String(error) }),
  );
});
process.send?.({ ready: true });

function isAsk(message: unknown): message is Ask {
  return isObject(message) && typeof message.id === "number" && typeof message.path === "string";
}
