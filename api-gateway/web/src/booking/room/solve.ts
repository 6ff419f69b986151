const WORDS = 64;

/** Computes the constants of SHA-256: fractions of roots of primes. */
function constants(): { k: Int32Array; h: Int32Array } {
  const primes: number[] = [];
  for (let n = 2; primes.length < WORDS; n++) {
    if (primes.every((prime) => n % prime !== 0)) {
      primes.push(n);
    }
  }
  const fraction = (x: number) => ((x - Math.floor(x)) * 0x1_0000_0000) | 0;
  return {
    k: Int32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    h: Int32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  };
}

/**
 * Solves the waiting room's proof of work: returns the least number whose digits, after the challenge's code, hash to
 * enough leading zero bits. It hashes one block, of which the first 32 bits suffice for every difficulty.
 *
 * @param challenge `1.<bits>.<expiry>.<nonce>.<code>`
 */
export function solve(challenge: string): string {
  const parts = challenge.split(".");
  const bits = Number(parts[1]);
  const code = parts[parts.length - 1] ?? "";
  const { k, h } = constants();
  const words = Int32Array.from({ length: 8 }, (_, i) => parseInt(code.slice(8 * i, 8 * i + 8), 16));
  const w = new Int32Array(WORDS);
  for (let n = 0; ; n++) {
    const digits = String(n);
    w.set(words);
    w.fill(0, 8, 16);
    for (let i = 0; i < digits.length; i++) {
      put(w, i, digits.charCodeAt(i));
    }
    put(w, digits.length, 0x80);
    w[15] = 8 * (32 + digits.length);
    if (zeroBits(w, k, h) >= bits) {
      return digits;
    }
  }
}

function put(w: Int32Array, position: number, byte: number): void {
  const word = 8 + (position >> 2);
  w[word] = (w[word] ?? 0) | (byte << (24 - 8 * (position & 3)));
}

function turned(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}

function zeroBits(w: Int32Array, k: Int32Array, initial: Int32Array): number {
  for (let i = 16; i < WORDS; i++) {
    const x = w[i - 15] ?? 0;
    const y = w[i - 2] ?? 0;
    const s0 = turned(x, 7) ^ turned(x, 18) ^ (x >>> 3);
    const s1 = turned(y, 17) ^ turned(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] ?? 0) + s0 + (w[i - 7] ?? 0) + s1) | 0;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = initial;
  for (let i = 0; i < WORDS; i++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (k[i] ?? 0) + (w[i] ?? 0)) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return Math.clz32(a + (initial[0] ?? 0));
}
