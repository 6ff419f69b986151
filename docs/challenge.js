// Solves a waiting room's challenge in a browser, without libraries: await solve(challenge) is the solution to send back.
// It runs in a worker, so that the page stays alive; a server is asked for nothing. See docs/adr/0013.

function work(challenge) {
  const bits = Number(challenge.split('.')[1]);
  const code = challenge.slice(challenge.lastIndexOf('.') + 1);
  const primes = [];
  for (let n = 2; primes.length < 64; n++) if (primes.every((p) => n % p)) primes.push(n);
  const fraction = (x) => ((x - Math.floor(x)) * 0x100000000) | 0;
  const K = Int32Array.from(primes, (p) => fraction(Math.cbrt(p)));
  const H = Int32Array.from(primes.slice(0, 8), (p) => fraction(Math.sqrt(p)));
  const words = Int32Array.from({ length: 8 }, (_, i) => parseInt(code.slice(8 * i, 8 * i + 8), 16));
  const w = new Int32Array(64);

  // The first 32 bits of SHA-256 over one block, which is all that any difficulty looks at.
  function zeroBits() {
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15], y = w[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    let [a, b, c, d, e, f, g, h] = H;
    for (let i = 0; i < 64; i++) {
      const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + S1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
      const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (S0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    return Math.clz32(a + H[0]);
  }

  for (let n = 0; ; n++) {
    const digits = String(n);
    w.set(words);
    w.fill(0, 8, 16);
    for (let i = 0; i < digits.length; i++) w[8 + (i >> 2)] |= digits.charCodeAt(i) << (24 - 8 * (i & 3));
    w[8 + (digits.length >> 2)] |= 0x80 << (24 - 8 * (digits.length & 3));
    w[15] = 8 * (32 + digits.length);
    if (zeroBits() >= bits) return digits;
  }
}

function solve(challenge) {
  const source = `${work}; onmessage = (message) => postMessage(work(message.data));`;
  const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
  return new Promise((resolve, reject) => {
    worker.onmessage = (message) => resolve(message.data);
    worker.onerror = reject;
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
