/** What Python's `re.error` says. */
export class RegexError extends Error {}

/**
 * A pattern read as Python's `re` reads it: by code points, a backslash together with what follows it, always one token
 * ahead. A backslash at the end is therefore found before the token in front of it is judged.
 */
export class Source {
  readonly #chars: readonly string[];
  #index = 0;
  /** The token to come; undefined at the end. */
  next: string | undefined;

  constructor(pattern: string) {
    this.#chars = Array.from(pattern);
    this.#advance();
  }

  get(): string | undefined {
    const token = this.next;
    this.#advance();
    return token;
  }

  /** Takes the token if it is this one. */
  match(token: string): boolean {
    if (this.next !== token) return false;
    this.#advance();
    return true;
  }

  /** Takes up to `most` tokens that are one of `allowed`. */
  getWhile(allowed: RegExp, most = Number.POSITIVE_INFINITY): string {
    let text = "";
    for (let taken = 0; taken < most && this.next !== undefined && allowed.test(this.next); taken++) text += this.get();
    return text;
  }

  /** Takes everything up to the terminator, and the terminator. */
  getUntil(terminator: string, name: string): string {
    let text = "";
    for (let token = this.get(); token !== terminator; token = this.get()) {
      if (token === undefined)
        throw new RegexError(text ? `missing ${terminator}, unterminated name` : `missing ${name}`);
      text += token;
    }
    if (!text) throw new RegexError(`missing ${name}`);
    return text;
  }

  tell(): number {
    return this.#index - Array.from(this.next ?? "").length;
  }

  seek(index: number): void {
    this.#index = index;
    this.#advance();
  }

  #advance(): void {
    let token = this.#chars[this.#index];
    if (token !== undefined) this.#index++;
    if (token === "\\") {
      const escaped = this.#chars[this.#index++];
      if (escaped === undefined) throw new RegexError("bad escape (end of pattern)");
      token += escaped;
    }
    this.next = token;
  }
}
