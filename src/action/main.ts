import { setFailed } from "@actions/core";
import { action } from "./action.ts";

action().catch((error: unknown) => setFailed(error instanceof Error ? error : String(error)));
