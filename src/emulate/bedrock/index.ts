import type { Face } from "../face.ts";
import { readCount, reader } from "./read.ts";
import { refuse } from "./refuse.ts";
import { render, renderCount, stream } from "./render.ts";

const turn = { kind: "turn", method: "POST", render, stream } as const;

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_Operations_Amazon_Bedrock_Runtime.html */
export const bedrock: Face = {
  provider: "bedrock",
  hosts: ["bedrock-runtime.*.amazonaws.com", "bedrock-runtime-fips.*.amazonaws.com"],
  hasKey: (headers) => /^(?:AWS4-HMAC-SHA256|Bearer)\s+\S/i.test(headers.get("authorization") ?? ""),
  routes: [
    { ...turn, path: "/model/{model}/converse", read: reader(false) },
    { ...turn, path: "/model/{model}/converse-stream", read: reader(true) },
    { kind: "count", method: "POST", path: "/model/{model}/count-tokens", read: readCount, render: renderCount },
  ],
  refuse,
  headers: (id) => ({ "x-amzn-requestid": id }),
};
