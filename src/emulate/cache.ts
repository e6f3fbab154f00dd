/** Remembers what was made of a text, the latest `most` characters of texts: what is older is made again. */
export function cache<T>(most = 20_000_000): (key: string, make: () => T) => T {
  const made = new Map<string, T>();
  let held = 0;
  return (key, make) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make();
    made.set(key, value);
    held += key.length;
    for (const oldest of made.keys()) {
      if (held <= most) break;
      made.delete(oldest);
      held -= oldest.length;
    }
    return value;
  };
}
