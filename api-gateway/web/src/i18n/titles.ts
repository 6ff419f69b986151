const HANGUL = /[가-힣]/;
const SEPARATOR = /\s+·\s+|\n+/;

/** An organizer's text in the reader's language, and in the other language. */
export interface Bilingual {
  main: string;
  /** The text in the other language, null if the text has one language. */
  other: string | null;
}

/** Splits a text with a Korean and another part, separated by " · " or a line break. Any other text stays whole. */
export function bilingual(text: string, language: string): Bilingual {
  const parts = text.split(SEPARATOR);
  const [first, second] = parts;
  if (parts.length !== 2 || !first || !second || HANGUL.test(first) === HANGUL.test(second)) {
    return { main: text, other: null };
  }
  const koreanFirst = HANGUL.test(first);
  const korean = koreanFirst ? first : second;
  const foreign = koreanFirst ? second : first;
  return language === "ko" ? { main: korean, other: foreign } : { main: foreign, other: korean };
}
