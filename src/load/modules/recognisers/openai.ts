import { recognise } from "../../payload.ts";
import { call, member } from "../member.ts";
import type { Recogniser } from "../recogniser.ts";

/** `zodFunction`, `zodResponseFormat` and their like, which are the wire's own shape: https://github.com/openai/openai-node/blob/master/helpers.md */
export const openai: Recogniser = {
  id: "openai",
  recognises: (value) => typeof member(value, "type") === "string" && typeof member(value, "$parseRaw") === "function",
  async emit(value, { name }) {
    const validate = (given: unknown) => {
      try {
        call(value, "$parseRaw", JSON.stringify(given));
        return true;
      } catch {
        // The helper says no by throwing.
        return false;
      }
    };
    const found = recognise(value, name)?.tools ?? [];
    return found.map(({ tool }) => ({
      tool,
      wire: "openai",
      library: "openai",
      validate,
      schemaAt: "/parameters",
      nameAt: "/name",
    }));
  },
};
