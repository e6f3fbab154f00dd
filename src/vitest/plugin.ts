import { fileURLToPath } from "node:url";

export interface PluginOptions {
  /** The config to read; the one that `drycall` finds unless told. */
  config?: string;
}

declare module "vitest" {
  interface ProvidedContext {
    drycall: { cwd: string; config?: string };
  }
}

/** What is used of vitest: https://vitest.dev/api/advanced/plugin#injecttestprojects, since 3.1. */
interface Context {
  vitest: { config: { root: string } };
  injectTestProjects(project: unknown): Promise<unknown>;
}

/**
 * A vitest plugin that turns the config's catalogue into tests, one per tool and target.
 *
 * @example export default defineConfig({ plugins: [drycall()] })
 */
export function drycall(options: PluginOptions = {}): {
  name: string;
  configureVitest(context: Context): Promise<void>;
} {
  return {
    name: "drycall",
    async configureVitest({ vitest, injectTestProjects }) {
      const folder = fileURLToPath(new URL(".", import.meta.url));
      const provide = { drycall: { cwd: vitest.config.root, ...options } };
      const test = { name: "drycall", root: folder, include: ["catalogue.*"], exclude: ["*.d.ts"], provide };
      await injectTestProjects({ root: folder, test });
    },
  };
}
