import type { Face, Match } from "../face.ts";
import { turnRoutes } from "../gemini/index.ts";
import { meaning } from "../gemini/meaning.ts";
import { vertexKnown } from "../gemini/parse.ts";
import { refused, refuseWith } from "../gemini/refuse.ts";
import { vertexWords } from "../gemini/words.ts";

/** https://cloud.google.com/vertex-ai/generative-ai/docs/reference/rest; without a project it is the express mode. */
const places = ["/projects/{project}/locations/{location}", ""];
const models = ["v1", "v1beta1"].flatMap((version) =>
  places.map((place) => `/${version}${place}/publishers/google/models/{model}`),
);

export const vertex: Face = {
  provider: "vertex",
  hosts: ["aiplatform.googleapis.com", "*-aiplatform.googleapis.com"],
  hasKey: (headers, url) =>
    /^Bearer\s+\S/i.test(headers.get("authorization") ?? "") ||
    Boolean(headers.get("x-goog-api-key") ?? url.searchParams.get("key")),
  routes: models.flatMap((path) => turnRoutes(path, () => checkModel, vertexKnown)),
  refuse: refuseWith(vertexWords),
  meaning,
};

/** The words of https://github.com/truefoundry/models/pull/946. */
function checkModel({ params: { project = "", location = "", model = "" } }: Match): void {
  if (/^(?:gemini|gemma)-/.test(model)) return;
  throw refused(
    "NOT_FOUND",
    `Publisher Model \`projects/${project}/locations/${location}/publishers/google/models/${model}\` was not found or your project does not have access to it. Please ensure you are using a valid model version. For more information, see: https://cloud.google.com/vertex-ai/generative-ai/docs/learn/model-versions`,
  );
}
