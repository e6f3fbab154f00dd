import { call, member } from "../member.ts";
import { holdsKind, type Type, typesIn } from "../type.ts";
import { defineGenerator } from "./define.ts";
import { writeTypebox } from "./typebox-write.ts";

/** TypeBox 1.x, whose types are JSON Schema: https://github.com/sinclairzx81/typebox */
export const typebox = defineGenerator({
  id: "typebox",
  packages: ["typebox"],
  modules: {
    Type: {
      specifiers: ["typebox"],
      isRight: (module) => typeof member(module, "Cyclic") === "function",
      import: 'import { Type } from "typebox";',
    },
    Value: {
      specifiers: ["typebox/value"],
      isRight: (module) => typeof member(module, "Check") === "function",
      import: "",
    },
  },
  supports: (type) => !holdsKind(type, "brand", "refine", "lazy", "date") && !hasFlags(type),
  write: (type) =>
    writeTypebox(type, {
      recursive: (name, of) => `Type.Cyclic({ ${name}: ${of} }, "${name}")`,
      ref: (name, options) => `Type.Ref("${name}"${options && `, ${options}`})`,
    }),
  emit: (built) => built,
  parse: (built, value, { Value }) =>
    call(Value, "Check", built, value) === true ? { ok: true, output: value } : { ok: false },
});

/** JSON Schema, and so TypeBox, has patterns without flags. */
export function hasFlags(type: Type): boolean {
  for (const inner of typesIn(type)) if (inner.kind === "string" && inner.flags !== undefined) return true;
  return false;
}
