import type { Answering, Fault, Stage } from "../../types.ts";

export interface ClientStage extends Stage {
  /** What a fault costs: the tool at fault, or every tool of the list. */
  costs: "tool" | "list";
  /** The HTTP status, where it is the provider behind the client that refuses. */
  status?: number;
  /** What stands before the sentences, and between them; nothing, and a line feed, unless given. */
  prefix?: string;
  joint?: string;
}

/**
 * How a client speaks. Nothing goes back to a server that has listed its tools: the client takes the list, or what is
 * left of it, and may tell its user why. So `body` is the list that is left, `message` what the user reads, null where
 * that is nothing, and `status` is 0, as where a fetch has no response.
 */
export function clientAnswering(stages: readonly [ClientStage, ...ClientStage[]]): Answering {
  const stageOf = ({ rule }: Fault) => stages.find(({ name }) => name === rule.stage) ?? stages[0];
  return {
    stages,
    sentence: (fault) => messageOf([fault], stageOf(fault)),
    answer(faults) {
      const [first] = faults;
      const stage = stageOf(first);
      return {
        status: stage.status ?? 0,
        headers: {},
        body: { tools: stage.costs === "tool" ? leftBy(first, faults) : [] },
        message: messageOf(faults, stage) ?? null,
      };
    },
  };
}

function messageOf(faults: readonly Fault[], { prefix = "", joint = "\n" }: ClientStage): string | undefined {
  const sentences = faults.flatMap(({ words }) => words ?? []);
  return sentences.length > 0 ? prefix + sentences.join(joint) : undefined;
}

function leftBy({ request }: Fault, faults: readonly Fault[]) {
  const dropped = new Set(faults.map(({ tool }) => tool?.index));
  return request.tools.filter(({ index }) => !dropped.has(index)).map(({ wire }) => wire);
}
