import type { Gap, Generator, Libraries, Loaded, Parsed, Side } from "../generator.ts";
import { member } from "../member.ts";
import type { DiscriminatedType, Property, Type } from "../type.ts";

/** A schema library as one page: what it needs, how a type is written in it, and how it is asked. */
export interface Sheet {
  id: string;
  packages: readonly string[];
  /** The name in the source → where the module comes from: the first specifier that leads to one that is right. */
  modules: Readonly<Record<string, ModuleRow>>;
  supports(type: Type): boolean;
  gaps?: readonly Gap[];
  /** A type as an expression. What must have a name before it is used is declared. */
  write(type: Type, declare: Declare): string;
  emit(built: unknown, side: Side, modules: Modules): unknown;
  parse(built: unknown, value: unknown, modules: Modules): Parsed;
}

interface ModuleRow {
  specifiers: readonly string[];
  isRight(module: unknown): boolean;
  /** The export that bears the name; the module itself where there is none. */
  pick?: string;
  /** The line that a reader writes; empty for what stands in no source. */
  import: string;
}

/** Writes `const <name> = <expression>` before the expression at hand. */
export type Declare = (name: string, expression: string) => void;
export type Modules = Readonly<Record<string, unknown>>;

export function defineGenerator(sheet: Sheet): Generator {
  const { id, packages, supports, gaps = [] } = sheet;
  const generator: Generator = {
    id,
    packages,
    supports,
    gaps,
    source(type) {
      const imports = Object.values(sheet.modules).map((module) => module.import);
      const { declarations, expression } = written(sheet, type);
      return [
        ...imports.filter((line) => line !== ""),
        "",
        ...declarations,
        `export const schema = ${expression};`,
      ].join("\n");
    },
    async load(libraries) {
      const modules = await modulesOf(sheet, libraries);
      return modules && loaded(sheet, generator, modules, await versionsOf(packages, libraries));
    },
  };
  return generator;
}

function loaded(sheet: Sheet, generator: Generator, modules: Modules, versions: Loaded["versions"]): Loaded {
  const names = Object.keys(modules);
  const objects = Object.values(modules);
  return {
    generator,
    versions,
    build(type) {
      const { declarations, expression } = written(sheet, type);
      // The very text that a report shows is run: what fails is what the reader can paste.
      return new Function(...names, [...declarations, `return ${expression};`].join("\n"))(...objects);
    },
    emit: (built, side) => sheet.emit(built, side, modules),
    parse: (built, value) => sheet.parse(built, value, modules),
  };
}

function written({ write }: Sheet, type: Type): { declarations: string[]; expression: string } {
  const declarations: string[] = [];
  const expression = write(type, (name, value) => declarations.push(`const ${name} = ${value};`));
  return { declarations, expression };
}

async function modulesOf({ modules }: Sheet, libraries: Libraries): Promise<Modules | undefined> {
  const found: Record<string, unknown> = {};
  for (const [name, { specifiers, isRight, pick }] of Object.entries(modules)) {
    for (const specifier of specifiers) {
      const module = await libraries.find(specifier);
      if (module === undefined || !isRight(module)) continue;
      found[name] = pick === undefined ? module : member(module, pick);
      break;
    }
    if (!(name in found)) return undefined;
  }
  return found;
}

async function versionsOf(packages: readonly string[], libraries: Libraries): Promise<Record<string, string>> {
  const versions: Record<string, string> = {};
  for (const name of packages) versions[name] = (await libraries.version(name)) ?? "unknown";
  return versions;
}

/** The branches of a discriminated union, each with its tag as a property. */
export function tagged({ on, of }: DiscriminatedType): (readonly Property[])[] {
  return of.map(({ tag, properties }) => [{ name: on, type: { kind: "literal", value: tag } }, ...properties]);
}
