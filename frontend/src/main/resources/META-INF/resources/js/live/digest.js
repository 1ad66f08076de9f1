/**
 * What is held, as a few numbers that the server can make of what it knows: two sums over all incidents of a hash of id, version and side of the square, in 64 buckets by
 * the first six bits of the id. Equal sums mean the same incidents in the same versions, as good as certainly; they heal, and prove nothing.
 */
const BUCKETS = 64;
const SEEDS = [0x243f6a88, 0x85a308d3];
const MULTIPLIER = 0x9e3779b1;

/** The bucket of an incident by its id. */
export const bucketOf = (id) => parseInt(id.slice(0, 2), 16) >>> 2;

/** The digest of incidents {id, version, sizeMetres}: {hash, sums}, with the two sums of each bucket one after the other. */
export function digestOf(incidents) {
  const sums = new Uint32Array(2 * BUCKETS);
  for (const { id, version, sizeMetres } of incidents) {
    const digits = id.replaceAll('-', '');
    const words = [0, 8, 16, 24].map((at) => parseInt(digits.slice(at, at + 8), 16));
    SEEDS.forEach((seed, which) => (sums[2 * bucketOf(id) + which] += folded(seed, [...words, version, sizeMetres])));
  }
  return { hash: hashOf(sums), sums };
}

/** The sums as the server reads them: big-endian, in base64. */
export function bucketsText(sums) {
  const bytes = new DataView(new ArrayBuffer(4 * sums.length));
  sums.forEach((sum, at) => bytes.setUint32(4 * at, sum));
  return btoa(String.fromCharCode(...new Uint8Array(bytes.buffer)));
}

function folded(seed, words) {
  let x = seed;
  for (const word of words) {
    x = Math.imul(x ^ word, MULTIPLIER);
    x ^= x >>> 15;
  }
  return x >>> 0;
}

function hashOf(sums) {
  const totals = new Uint32Array(2);
  sums.forEach((sum, at) => (totals[at % 2] += sum));
  return [...totals].map((total) => total.toString(16).padStart(8, '0')).join('');
}
