/**
 * The look of a generated poster. It is derived from the title alone, so that a concert has the same one everywhere.
 */
export interface Art {
  motif: Motif;
  palette: Palette;
  /** Returns numbers in [0, 1) for the variation within a motif. */
  random: () => number;
}

/** Colours of a poster: the two ends of the background, two of the motif, and that of the letters. */
export interface Palette {
  top: string;
  bottom: string;
  one: string;
  two: string;
  ink: string;
}

export const MOTIFS = ["river", "grid", "keys", "strings", "shards", "waves", "rings", "bars"] as const;
export type Motif = (typeof MOTIFS)[number];

const WORDS: readonly (readonly [RegExp, Motif, number])[] = [
  [/재즈|jazz|moon|달빛/i, "river", 0],
  [/네온|neon|신스|synth|electro|일렉/i, "grid", 1],
  [/피아노|piano|살롱|salon/i, "keys", 2],
  [/현악|string|quartet|사중주|cello|첼로|violin/i, "strings", 3],
  [/유리|glass|심장|heart|rock|록/i, "shards", 4],
  [/섬|island|바다|sea|folk|포크|wave/i, "waves", 5],
];

const PALETTES: readonly Palette[] = [
  { top: "#0d1b3f", bottom: "#35489a", one: "#ffd98a", two: "#7fa6ff", ink: "#fff6e0" },
  { top: "#1b0a3c", bottom: "#d5236f", one: "#ffb347", two: "#35e6e6", ink: "#ffffff" },
  { top: "#f4e3c8", bottom: "#e3b98b", one: "#20161a", two: "#b0432f", ink: "#20161a" },
  { top: "#7c2f1d", bottom: "#e08a3c", one: "#ffe4ad", two: "#3d120b", ink: "#fff3dc" },
  { top: "#0b2b33", bottom: "#0f6f78", one: "#ff6f91", two: "#bff6f1", ink: "#f4ffff" },
  { top: "#ffcf70", bottom: "#ff8f6b", one: "#0c6e8a", two: "#fff4d9", ink: "#123b4a" },
  { top: "#161616", bottom: "#3b3b45", one: "#e6ff57", two: "#8d8dff", ink: "#ffffff" },
  { top: "#e9e4ff", bottom: "#b5a4ff", one: "#2a1a7a", two: "#ff7a59", ink: "#1c1250" },
  { top: "#123524", bottom: "#3f8f5f", one: "#f2e9c9", two: "#ffb84d", ink: "#f6f3e4" },
];

/** Returns the look for a title. */
export function artOf(title: string): Art {
  const seed = hash(title);
  const word = WORDS.find(([pattern]) => pattern.test(title));
  const plain = MOTIFS[6 + (seed % 2)] ?? "rings";
  const palette = PALETTES[word ? word[2] : (seed >>> 8) % PALETTES.length] ?? PALETTES[0];
  return { motif: word ? word[1] : plain, palette: palette as Palette, random: generator(seed) };
}

/** Computes the hash FNV-1a of 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) {
    value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}

/** Creates the random generator Mulberry32. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const EM = { wide: 1, narrow: 0.56, space: 0.28 };

/** Splits a title at spaces into lines of a width in em; at most `most` lines, the last one cut. */
export function lines(title: string, widthEm: number, most: number): string[] {
  const result: string[] = [];
  let line = "";
  for (const word of title.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && widthOf(longer) > widthEm) {
      result.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  result.push(line);
  return result.length <= most ? result : [...result.slice(0, most - 1), `${result[most - 1] ?? ""}…`];
}

function widthOf(text: string): number {
  return [...text].reduce(
    (sum, letter) => sum + (/\s/.test(letter) ? EM.space : /[\u1100-\uffdc]/.test(letter) ? EM.wide : EM.narrow),
    0,
  );
}
