/**
 * How many tokens a text is, where its tokenizer is not at hand: the words (camelCase comes apart), runs of marks,
 * groups of three digits and characters beyond ASCII in it, weighed. The weights are fitted to OpenAI's o200k_base over
 * the 3,649 tools of 36 public MCP catalogues (2026), 4 million characters.
 *
 * For a tool it is off by 2 to 3 % in the median, by less than 10 % for 95 in 100, by a third at most; for a whole
 * catalogue by 9 % at most, where four characters a token would be off by 20 %. Other providers have not published
 * their tokenizers: how far off it is for them is not known. It is the same on every machine, so it does to compare.
 */
export function estimateTokens(text: string): number {
  let sum = 0;
  let before = space;
  let digits = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const kind = code < 128 ? (kinds[code] ?? space) : beyond;
    if (kind === lower) sum += before === lower || before === upper ? perLetter : perWord + perLetter;
    else if (kind === upper) sum += before === upper ? perLetter : perWord + perLetter;
    else if (kind === mark) sum += before === mark ? 0 : perRunOfMarks;
    else if (kind === digit) sum += before === digit && digits % 3 !== 0 ? 0 : perGroupOfDigits;
    else if (kind === beyond) sum += perCharacterBeyond;
    digits = kind === digit ? digits + 1 : 0;
    before = kind;
  }
  return Math.round(sum);
}

const perWord = 0.81;
const perLetter = 0.04;
const perRunOfMarks = 1;
const perGroupOfDigits = 1.4;
const perCharacterBeyond = 1;

const [space, lower, upper, digit, mark, beyond] = [0, 1, 2, 3, 4, 5];
const kinds = Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)));

function kindOf(character: string): number {
  if (/[a-z]/.test(character)) return lower;
  if (/[A-Z]/.test(character)) return upper;
  if (/\d/.test(character)) return digit;
  return /[\s\p{Cc}]/u.test(character) ? space : mark;
}
