/**
 * SHA-256 (FIPS 180-4) taken piece by piece. The browser's own can only be given the whole of a file at once, and a video of 200 MB held in one piece is more than an old phone has.
 */
const CONSTANTS = Uint32Array.from(primes(64), (prime) => fraction(Math.cbrt(prime)));
const START = Uint32Array.from(primes(8), (prime) => fraction(Math.sqrt(prime)));
const BLOCK = 64;

function primes(count) {
  const found = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

/** The first 32 bits behind the point. */
function fraction(value) {
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

export class Sha256 {
  #state = START.slice();
  #schedule = new Uint32Array(64);
  #rest = new Uint8Array(BLOCK);
  #resting = 0;
  #length = 0;

  /** Takes the next bytes. */
  add(bytes) {
    this.#length += bytes.length;
    let from = 0;
    if (this.#resting > 0) {
      from = Math.min(BLOCK - this.#resting, bytes.length);
      this.#rest.set(bytes.subarray(0, from), this.#resting);
      this.#resting += from;
      if (this.#resting < BLOCK) return this;
      this.#take(this.#rest, 0);
      this.#resting = 0;
    }
    for (; from + BLOCK <= bytes.length; from += BLOCK) this.#take(bytes, from);
    this.#rest.set(bytes.subarray(from));
    this.#resting = bytes.length - from;
    return this;
  }

  /** The hash of everything that was added, as 64 figures; nothing can be added afterwards. */
  hex() {
    const length = this.#length;
    const padding = new Uint8Array((this.#resting < 56 ? 56 : 120) - this.#resting + 8);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setUint32(padding.length - 8, Math.floor((length * 8) / 2 ** 32));
    view.setUint32(padding.length - 4, (length * 8) >>> 0);
    this.add(padding);
    return Array.from(this.#state, (word) => word.toString(16).padStart(8, '0')).join('');
  }

  #take(bytes, from) {
    const w = this.#schedule;
    for (let index = 0; index < 16; index += 1) {
      const at = from + index * 4;
      w[index] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    }
    for (let index = 16; index < 64; index += 1) {
      const early = w[index - 15];
      const late = w[index - 2];
      const s0 = ((early >>> 7) | (early << 25)) ^ ((early >>> 18) | (early << 14)) ^ (early >>> 3);
      const s1 = ((late >>> 17) | (late << 15)) ^ ((late >>> 19) | (late << 13)) ^ (late >>> 10);
      w[index] = (w[index - 16] + s0 + w[index - 7] + s1) | 0;
    }
    const state = this.#state;
    let [a, b, c, d, e, f, g, h] = state;
    for (let index = 0; index < 64; index += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + CONSTANTS[index] + w[index]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
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
    [a, b, c, d, e, f, g, h].forEach((word, index) => {
      state[index] += word;
    });
  }
}
