import type { TextRule } from "./rule.ts";

export const hiddenText: TextRule = {
  name: "hidden-text",
  severity: "error",
  title: "A tool's text holds nothing that only a model can read",
  why: "{what} stand in it: no editor and no review shows them, and the model reads them{reading}.",
  mend: "Remove the characters, and find out who wrote them: this is how instructions are smuggled past a reviewer.",
  sources: [
    "https://embracethered.com/blog/posts/2024/hiding-and-finding-text-with-unicode-tags/",
    "https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks",
    "https://trojansource.codes",
  ],
  *find({ text }) {
    if (isPlain(text)) return;
    for (const { what, pattern, read } of hiding) {
      const found = text.replaceAll(flag, "").match(pattern);
      if (!found) continue;
      const reads = read?.(found.join("")) ?? "";
      yield { what, count: [...found.join("")].length, reads, reading: reads === "" ? "" : `: “${reads}”` };
    }
  },
};

export const invisibleCharacter: TextRule = {
  name: "invisible-character",
  severity: "warning",
  title: "A tool's text holds no invisible characters",
  why: "{count} of {characters}: nobody sees them, models read them as tokens, and two texts that look alike are not.",
  mend: "Remove them; they often come with what is pasted from a web page.",
  sources: ["https://www.unicode.org/reports/tr36/"],
  *find({ text }) {
    if (isPlain(text)) return;
    const shown = hiding.reduce((rest, { pattern }) => rest.replaceAll(pattern, ""), text);
    const found = shown.match(invisible) ?? [];
    if (found.length > 0) yield { count: found.length, characters: [...new Set(found.map(nameOf))].join(", ") };
  },
};

interface Hiding {
  what: string;
  pattern: RegExp;
  read?(found: string): string;
}

/** A flag of a region is a black flag and tags: the one use that tags have. */
const flag = /\u{1F3F4}[\u{E0020}-\u{E007E}]{2,6}\u{E007F}/gu;

const hiding: readonly Hiding[] = [
  { what: "Tag characters", pattern: /[\u{E0000}-\u{E007F}]+/gu, read: (found) => shifted(found, 0xe0000) },
  { what: "Characters that turn the direction of writing", pattern: /[\u202A\u202B\u202D\u202E\u2066-\u2068]/g },
  { what: "Rows of variation selectors", pattern: /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]{2,}/gu, read: selectorBytes },
  { what: "Rows of zero-width characters", pattern: /[\u200B-\u200D\u2060-\u2064\uFEFF]{4,}/g },
];

/** Joiners shape scripts and emoji, and a variation selector styles what it follows: alone they are no fault. */
const invisible = /[\u200B\u2060-\u2064\uFEFF\u00AD\u180E]|(?![\t\n\r])\p{Cc}/gu;

function isPlain(text: string): boolean {
  return /^[\x20-\x7e\n\t\r]*$/.test(text);
}

function shifted(found: string, by: number): string {
  return [...found].map((char) => String.fromCodePoint(Math.max(0x20, (char.codePointAt(0) ?? by) - by))).join("");
}

/** One selector a byte: https://paulbutler.org/2025/smuggling-arbitrary-data-through-an-emoji/. */
function selectorBytes(found: string): string {
  const bytes = [...found].map((char) => {
    const code = char.codePointAt(0) ?? 0;
    return code < 0xe0100 ? code - 0xfe00 : code - 0xe0100 + 16;
  });
  return new TextDecoder().decode(Uint8Array.from(bytes)).replaceAll(/[^\x20-\x7e]/g, "");
}

function nameOf(char: string): string {
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
