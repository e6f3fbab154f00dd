import type { Provider } from "../types.ts";
import { azureOpenai } from "./azure-openai/index.ts";
import { openai } from "./openai/index.ts";

/** The one list of providers. */
export const providers = [openai, azureOpenai] as const satisfies readonly Provider[];

/** The provider of an id, or undefined. */
export function providerOf(id: string): Provider | undefined {
  return providers.find((provider) => provider.id === id);
}
