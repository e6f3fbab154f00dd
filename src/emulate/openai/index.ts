import type { Face } from "../face.ts";
import { refuse } from "./errors.ts";
import { routesUnder } from "./routes.ts";

export const openai: Face = {
  provider: "openai",
  hosts: ["api.openai.com"],
  hasKey: (headers) => /^(Bearer|Basic)\s+\S/i.test(headers.get("authorization") ?? ""),
  routes: routesUnder("/v1"),
  refuse,
  headers: (id) => ({ "x-request-id": `req_${id}`, "openai-version": "2020-10-01", "openai-processing-ms": "1" }),
};
