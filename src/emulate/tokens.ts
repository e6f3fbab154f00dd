/** An estimate: four characters a token, as OpenAI and Anthropic both give for English text. */
export function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}
