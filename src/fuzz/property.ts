import type { Acceptance } from "../schema/acceptance.ts";
import type { JsonObject, Target } from "../types.ts";
import type { Subject } from "./subject.ts";

/** Something that must hold of every type in every library. */
export interface Property {
  id: "totality" | "soundness" | "determinism" | "acceptance" | "round-trip" | "drift";
  /** What must hold, one sentence. */
  title: string;
  check(subject: Subject, context: Context): Iterable<Violation>;
}

export interface Context {
  /** Who is asked whether they accept; a strict target is sent the strict form. */
  targets: readonly Target[];
  acceptanceOf(schema: JsonObject): Acceptance | undefined;
}

/** A property does not hold of a type. */
export interface Violation {
  /** The same for the same fault in types of every shape: "too wide, string: too long". */
  cause: string;
  /** One sentence for a reader: who says what. */
  says: string;
  /** The value that shows it. */
  witness?: unknown;
  schema?: unknown;
}
