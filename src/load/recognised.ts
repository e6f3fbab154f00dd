import type { Pointer, Tool } from "../types.ts";

/** What a value holds, before it is known which file it came from. */
export interface Payload {
  tools: Recognised[];
  /** Entries that carry no schema of the user's. */
  passedOver: { what: string; why: string }[];
  /** Entries that stand where a tool should and are none. */
  faults: { at: Pointer; what: string }[];
  /** The value is a JSON Schema without an envelope, taken as one tool's. */
  bare?: true;
}

export interface Recognised {
  tool: Omit<Tool, "origin">;
  /** Where the input schema stands in the value, or the tool where it has none. */
  schemaAt: Pointer;
  /** Where the object stands that holds the tool's description; absent where there is none around the schema. */
  toolAt?: Pointer;
  /** Where the tool's name stands; absent where the value does not hold it. */
  nameAt?: Pointer;
  /** The provider whose shape it is in, where only one has that shape. */
  wire?: string;
}

export function payload(parts: Partial<Payload>): Payload {
  return { tools: [], passedOver: [], faults: [], ...parts };
}

/** Puts several into one, in their order. */
export function merge(payloads: readonly Payload[]): Payload {
  return {
    tools: payloads.flatMap(({ tools }) => tools),
    passedOver: payloads.flatMap(({ passedOver }) => passedOver),
    faults: payloads.flatMap(({ faults }) => faults),
  };
}
