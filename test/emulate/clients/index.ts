import { agentClients } from "./agents.ts";
import { aiSdkClients } from "./ai-sdk.ts";
import type { Client } from "./client.ts";
import { langChainClients } from "./langchain.ts";
import { sdkClients } from "./sdks.ts";

export const clients: readonly Client[] = [...sdkClients, ...aiSdkClients, ...langChainClients, ...agentClients];
