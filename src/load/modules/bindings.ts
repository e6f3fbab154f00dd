import { inner, type Node, nameOf, nodesOf } from "./syntax.ts";

/** What the names at the top of a module stand for. */
export interface Bindings {
  /** Constants, by their names. */
  constants: ReadonlyMap<string, Node>;
  /** What each export is; where that cannot be told, the place where it is exported. */
  exports: ReadonlyMap<string, { at: Node; value?: Node }>;
}

export function bindingsOf(statements: readonly Node[]): Bindings {
  const constants = new Map<string, Node>();
  const exports = new Map<string, { at: Node; value?: Node }>();
  for (const statement of statements) {
    const declaration = inner(statement, "declaration") ?? statement;
    for (const { name, id, value } of declaratorsOf(declaration)) {
      if (value && declaration.kind === "const") constants.set(name, value);
      if (statement.type === "ExportNamedDeclaration") exports.set(name, { at: id, ...(value && { value }) });
    }
  }
  for (const statement of statements) {
    const isHere = inner(statement, "source") === undefined;
    for (const specifier of nodesOf(statement.specifiers)) {
      const name = nameOf(inner(specifier, "exported"));
      const local = inner(specifier, "local");
      if (name !== undefined) exports.set(name, { at: specifier, ...(isHere && local && { value: local }) });
    }
    const declaration = inner(statement, "declaration");
    if (statement.type === "ExportDefaultDeclaration" && declaration) {
      exports.set("default", { at: declaration, value: declaration });
    }
    assign(statement, exports);
  }
  return { constants, exports };
}

/** `module.exports = …` and `exports.name = …` */
function assign(statement: Node, exports: Map<string, { at: Node; value?: Node }>): void {
  const assignment = inner(statement, "expression");
  const [left, value] = [inner(assignment, "left"), inner(assignment, "right")];
  if (assignment?.type !== "AssignmentExpression" || left?.type !== "MemberExpression" || !value) return;
  const [object, property] = [inner(left, "object"), nameOf(inner(left, "property"))];
  const isModule = nameOf(object) === "module" && property === "exports";
  const isExports = nameOf(object) === "exports" || nameOf(inner(object, "property")) === "exports";
  if (isModule) exports.set("default", { at: value, value });
  else if (isExports && property !== undefined) exports.set(property, { at: left, value });
  if (!isModule) return;
  for (const member of nodesOf(value.properties)) {
    const name = nameOf(inner(member, "key"));
    const inside = inner(member, "value");
    if (name !== undefined && member.computed !== true)
      exports.set(name, { at: member, ...(inside && { value: inside }) });
  }
}

function declaratorsOf(declaration: Node): { name: string; id: Node; value?: Node }[] {
  if (declaration.type === "VariableDeclaration") {
    return nodesOf(declaration.declarations).flatMap((declarator) => {
      const [id, value] = [inner(declarator, "id"), inner(declarator, "init")];
      const name = id?.type === "Identifier" ? nameOf(id) : undefined;
      return id && name !== undefined ? [{ name, id, ...(value && { value }) }] : [];
    });
  }
  const id = /^(?:Function|Class)Declaration$/.test(declaration.type) ? inner(declaration, "id") : undefined;
  const name = nameOf(id);
  return id && name !== undefined ? [{ name, id }] : [];
}
