import type { RequestCheck, ToolCheck, WireRequest, WireTool } from "../types.ts";

/** The request carries at most `max` tools. Args: `count`. */
export function toolsAtMost(max: number): RequestCheck {
  return {
    on: "request",
    check: ({ tools }) => (tools.length > max ? [{ args: { count: tools.length } }] : []),
  };
}

/** The request's list of tools is not empty. */
export function toolsAtLeastOne(): RequestCheck {
  const isEmpty = ({ tools, target }: WireRequest) => tools.length === 0 && !target.request?.wireTools;
  return { on: "request", check: (request) => (isEmpty(request) ? [{}] : []) };
}

/** No two tools of the request share a name; the later one is at fault. Args: `tool`, `index`. */
export function namesUnique(): RequestCheck {
  return {
    on: "request",
    *check({ tools }) {
      const seen = new Set<string>();
      for (const { name, index } of tools) {
        if (seen.has(name)) yield { tool: index, args: { tool: name, index } };
        seen.add(name);
      }
    },
  };
}

/** The tool's name matches. Args: `path`, `name`, `index`. */
export function nameMatches(pattern: RegExp): ToolCheck {
  return onTool((tool) => (pattern.test(tool.name) ? undefined : { name: tool.name }));
}

/** The tool's name has at most `max` characters. Args: `path`, `index`, `length`. */
export function nameAtMost(max: number): ToolCheck {
  return onTool((tool) => tooLong(tool.name, max));
}

/** The tool's description has at most `max` characters. Args: `path`, `index`, `length`. */
export function descriptionAtMost(max: number): ToolCheck {
  return onTool((tool) => tooLong(tool.tool.description ?? "", max));
}

/** A check on the tool object; the args that `judge` gives are joined with `path` and `index`. */
export function onTool(check: (tool: WireTool) => Record<string, unknown> | undefined): ToolCheck {
  return {
    on: "tool",
    check(tool) {
      const args = check(tool);
      return args ? [{ args: { path: tool.path, index: tool.index, ...args } }] : [];
    },
  };
}

/** Code points, as Python counts them. */
function tooLong(text: string, max: number): { length: number } | undefined {
  if (text.length <= max) return undefined;
  const length = [...text].length;
  return length > max ? { length } : undefined;
}
