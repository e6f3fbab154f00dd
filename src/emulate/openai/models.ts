import type { JsonObject } from "../../types.ts";
import type { Match } from "../face.ts";

/** A few that the cases were observed on; a request may name any other. */
const ids = ["gpt-4o", "gpt-4o-mini", "gpt-4.1", "gpt-4.1-mini", "gpt-5", "gpt-5-mini"];

/** https://platform.openai.com/docs/api-reference/models */
export function listModels(): JsonObject {
  return { object: "list", data: ids.map(model) };
}

export function findModel({ params }: Match): JsonObject {
  return model(params.model ?? "");
}

function model(id: string): JsonObject {
  return { id, object: "model", created: 1715367049, owned_by: "system" };
}
