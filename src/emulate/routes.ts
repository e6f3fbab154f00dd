import type { Asked } from "./asked.ts";
import type { Face, Match, Route } from "./face.ts";
import { isHostOf } from "./hosts.ts";

export interface Found {
  face: Face;
  /** Absent where the face has nothing at this path. */
  route?: Route;
  /** The path is known, with another method. */
  otherMethod?: true;
  match: Match;
}

/**
 * The face that answers a request, and by which route: the one whose host was called. Behind any other host, of several
 * with such a path, the one whose key the request brings, then the first.
 */
export function find(faces: readonly [Face, ...Face[]], { url, headers, method }: Asked): Found {
  const called = faces.filter((face) => isHostOf(face, url.host));
  const asked = called.length > 0 ? called : faces;
  const found = asked.flatMap((face) => routesAt(face, url, headers));
  const here = found.filter(({ route }) => route?.method === method);
  const chosen = choose(here.length > 0 ? here : found, headers, url);
  if (here.length > 0 && chosen) return chosen;
  if (chosen) return { face: chosen.face, match: chosen.match, otherMethod: true };
  const match = { params: {}, url, headers };
  const any = asked.map((face) => ({ face, match }));
  return choose(any, headers, url) ?? { face: faces[0], match };
}

function routesAt(face: Face, url: URL, headers: Headers): Found[] {
  return face.routes.flatMap((route) => {
    if (!url.pathname.startsWith(beginningOf(route.path))) return [];
    const matched = patternOf(route.path).exec(url.pathname);
    if (matched === null) return [];
    const params = Object.fromEntries(Object.entries(matched.groups ?? {}).map(([key, text]) => [key, decoded(text)]));
    return [{ face, route, match: { params, url, headers } }];
  });
}

function choose<T extends { face: Face }>(found: readonly T[], headers: Headers, url: URL): T | undefined {
  return found.find(({ face }) => face.hasKey(headers, url)) ?? found[0];
}

/** `/models/{model}:countTokens` → `/models/`: most paths are told apart by that, which is cheaper than by a pattern. */
function beginningOf(path: string): string {
  const at = path.indexOf("{");
  return at < 0 ? path : path.slice(0, at);
}

const patterns = new Map<string, RegExp>();

/** `/models/{model}:countTokens` → a pattern with a group for each name; a slash may end it. */
function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const source = path.replace(/[.*+?^$|()[\]\\]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>[^/]+?)");
  const pattern = new RegExp(`^${source}/?$`);
  patterns.set(path, pattern);
  return pattern;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
