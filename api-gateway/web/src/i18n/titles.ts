const HANGUL = /[가-힣]/;
const SEPARATOR = /\s+·\s+|\n+/;

/** A text that an organizer gave in both languages, in the reader's. */
export interface Bilingual {
  main: string;
  /** The same in the other language, null where the text has one language. */
  other: string | null;
}

/**
 * Parts a text that has a Korean and another part, separated by " · " or a line's end. A text that is written in any other way
 * stays whole.
 */
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
