import type { Answer } from "../../types.ts";
import type { Face, Match, Route, TurnRoute } from "../face.ts";
import { meaning } from "./meaning.ts";
import { checkModel, findModel, listModels } from "./models.ts";
import { geminiKnown } from "./parse.ts";
import { countReader, reader } from "./read.ts";
import { refuseWith } from "./refuse.ts";
import { render, renderCount, stream } from "./render.ts";
import { geminiWords } from "./words.ts";

/** https://ai.google.dev/api */
export const gemini: Face = {
  provider: "gemini",
  hosts: ["generativelanguage.googleapis.com"],
  hasKey: (headers, url) => Boolean(headers.get("x-goog-api-key") ?? url.searchParams.get("key")),
  routes: ["v1beta", "v1", "v1alpha"].flatMap(routesOf),
  refuse: refuseWith(geminiWords),
  meaning,
};

function routesOf(version: string): Route[] {
  const models = `/${version}/models`;
  const lookups: Route[] = [
    { kind: "lookup", method: "GET", path: models, find: listModels },
    { kind: "lookup", method: "GET", path: `${models}/{model}`, find: (match) => findModel(match, version) },
  ];
  const check = (method: string) => (match: Match) => checkModel(match.params.model ?? "", version, method);
  return [...turnRoutes(`${models}/{model}`, check), ...lookups];
}

/** What a model offers at its path, here and on Vertex. `check` refuses models that there are not. */
export function turnRoutes(
  path: string,
  check: (method: string) => (match: Match) => void,
  known = geminiKnown,
): Route[] {
  const turn = (method: "generateContent" | "streamGenerateContent"): TurnRoute => {
    const read = reader(known, method === "streamGenerateContent");
    return {
      kind: "turn",
      method: "POST",
      path: `${path}:${method}`,
      read(body, match) {
        check(method)(match);
        return read(body, match);
      },
      render,
      stream,
      ...(method === "streamGenerateContent" && { refused: listed }),
    };
  };
  const count = countReader(known);
  return [
    turn("generateContent"),
    turn("streamGenerateContent"),
    { kind: "count", method: "POST", path: `${path}:countTokens`, read: count, render: renderCount },
  ];
}

/** A stream that is one JSON list has its error in it. */
function listed(answer: Answer, { url }: Match): Answer {
  return url.searchParams.get("alt") === "sse" ? answer : { ...answer, body: [answer.body] };
}
