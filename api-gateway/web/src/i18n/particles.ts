import { josa } from "es-hangul";

/** The ending of a word's reading. */
type Ending = "vowel" | "consonant" | "rieul";

/** Endings of the digits' readings: 영, 일, 이, 삼, 사, 오, 육, 칠, 팔, 구. Tens, hundreds and so on end like 영. */
const DIGITS: readonly Ending[] = ["consonant", "rieul", "vowel", "consonant", "vowel", "vowel", "consonant", "rieul", "rieul", "vowel"];

/** Letters whose names do not end with a vowel: 엘, 엠, 엔, 알. */
const LETTERS: Readonly<Record<string, Ending>> = { L: "rieul", M: "consonant", N: "consonant", R: "rieul" };

/** Pairs in whose names the vowel's particle comes first. */
const VOWEL_FIRST = new Set(["와/과"]);

type Pair = Parameters<typeof josa>[1];

/** Returns a word with the particle that fits its reading. @param pair e.g. "을/를" @param pair e.g. "을/를" */
export function withParticle(word: string, pair: string): string {
  const last = [...word].reverse().find((letter) => /[\p{L}\p{N}%]/u.test(letter));
  if (last !== undefined && /[가-힣]/.test(last)) {
    // Closing brackets and quotes are not read.
    return word + josa.pick(last, pair as Pair);
  }
  return word + particle(pair, endingOf(word, last ?? ""));
}

function particle(pair: string, ending: Ending): string {
  const [first = "", second = ""] = pair.split("/");
  const [consonant, vowel] = VOWEL_FIRST.has(pair) ? [second, first] : [first, second];
  // 으로 becomes 로 after ㄹ as well.
  return ending === "vowel" || (ending === "rieul" && consonant.startsWith("으로")) ? vowel : consonant;
}

function endingOf(word: string, last: string): Ending {
  if (/\d/.test(last)) {
    return DIGITS[Number(last)] ?? "vowel";
  }
  const [name = ""] = /[A-Za-z]+(?=[^A-Za-z]*$)/.exec(word) ?? [];
  // Capitals are read letter by letter: VIP, A, R.
  return name === name.toUpperCase() ? (LETTERS[last] ?? "vowel") : endingOfWord(name.toLowerCase());
}

/** Returns the ending of an English word in Korean, as far as its spelling tells: 재즈, 라이브, 록, 콘서트, 페스티벌. */
function endingOfWord(name: string): Ending {
  if (/l$|le$/.test(name)) {
    return "rieul";
  }
  // A stop after a short vowel closes its syllable; after a consonant or a long vowel it forms its own.
  return /(m|n|ng|ck|c|ome|ine|one)$|(^|[^aeiou])[aeiou][bkpt]$/.test(name) ? "consonant" : "vowel";
}
