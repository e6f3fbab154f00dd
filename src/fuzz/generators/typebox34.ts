import { call, member } from "../member.ts";
import { holdsKind, type Type, typesIn } from "../type.ts";
import { defineGenerator } from "./define.ts";
import { hasFlags } from "./typebox.ts";
import { writeTypebox } from "./typebox-write.ts";

/** TypeBox 0.x: https://github.com/sinclairzx81/typebox-legacy */
export const typebox34 = defineGenerator({
  id: "typebox34",
  packages: ["@sinclair/typebox"],
  modules: {
    Type: {
      specifiers: ["@sinclair/typebox"],
      isRight: (module) => typeof member(module, "Recursive") === "function",
      import: 'import { Type } from "@sinclair/typebox";',
    },
    Value: {
      specifiers: ["@sinclair/typebox/value"],
      isRight: (module) => typeof member(module, "Check") === "function",
      import: "",
    },
  },
  // Formats are the user's to register: without, its validator refuses every text.
  supports: (type) => !holdsKind(type, "brand", "refine", "lazy", "date") && !hasFlags(type) && !hasFormat(type),
  write: (type) =>
    writeTypebox(type, {
      recursive: (name, of) => `Type.Recursive((${name}) => ${of})`,
      ref: (name) => name,
    }),
  emit: (built) => built,
  parse: (built, value, { Value }) =>
    call(Value, "Check", built, value) === true ? { ok: true, output: value } : { ok: false },
});

function hasFormat(type: Type): boolean {
  for (const inner of typesIn(type)) if (inner.kind === "string" && inner.format !== undefined) return true;
  return false;
}
