import { josa } from "es-hangul";

/** Whether a digit is read with a final consonant: 영, 일, 삼, 육, 칠, 팔. */
const CONSONANT_DIGITS = new Set(["0", "1", "3", "6", "7", "8"]);
/** Letters whose Korean reading ends with a consonant at the end of an English word. */
const CONSONANT_LETTERS = new Set(["b", "c", "k", "l", "m", "n", "p", "t", "g", "d"]);

type Pair = Parameters<typeof josa>[1];

/** A word with the particle that fits its reading. @param pair e.g. "을/를" */
export function withParticle(word: string, pair: string): string {
  const last = [...word].reverse().find((letter) => /[\p{L}\p{N}]/u.test(letter));
  if (last !== undefined && /[가-힣]/.test(last)) {
    // Closing brackets and quotes are not read.
    return word + josa.pick(last, pair as Pair);
  }
  const [consonant = "", vowel = ""] = pair.split("/");
  const closed =
    last !== undefined && (CONSONANT_DIGITS.has(last) || CONSONANT_LETTERS.has(last.toLowerCase()));
  return word + (closed ? consonant : vowel);
}
