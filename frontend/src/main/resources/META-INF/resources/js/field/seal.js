import { randomId } from '../lib/random-id.js';
import { Sha256 } from './sha256.js';

/**
 * Seals a report to the server's public key, so that nobody who finds the phone can read it, not even whoever wrote it: a compact JWE (RFC 7516) with RSA-OAEP-256 and A256GCM, and every file in pieces under
 * a key of the report's own that only the sealed report holds.
 */
export const CHUNK_BYTES = 262_144;
const IV_BYTES = 12;
const KEY_BYTES = 32;
/** A sealed report's length says how much was written only to the nearest so many bytes: spaces at the end of JSON mean nothing. */
const ROUNDED_TO = 1024;
const CODE_FIGURES = 16;

const utf8 = new TextEncoder();

/** Whether this browser can seal at all: it cannot on a page that was not fetched over TLS or from this machine. */
export const canSeal = () => globalThis.crypto?.subtle !== undefined;

/** Sixteen figures, each as likely as any other. */
export function freshReceiptCode(random = (bytes) => crypto.getRandomValues(bytes)) {
  let code = '';
  while (code.length < CODE_FIGURES) {
    // 250 is the greatest multiple of ten in a byte: what lies above would make small figures likelier.
    const drawn = random(new Uint8Array(32)).filter((byte) => byte < 250);
    code += Array.from(drawn, (byte) => byte % 10).join('');
  }
  return code.slice(0, CODE_FIGURES);
}

/** How many pieces a file of that many bytes is sent in. */
export const chunksOf = (size) => Math.ceil(size / CHUNK_BYTES);

/** What makes the sealing of one report: its id, its receipt code unless it is named, and the key of its files. */
export function beginSealing({ named }) {
  return { id: randomId(), named, receiptCode: named ? null : freshReceiptCode(), fileKey: crypto.getRandomValues(new Uint8Array(KEY_BYTES)) };
}

/**
 * Reads a file once, piece by piece, and gives `keep({file, n, bytes})` each piece sealed; answers what the report has to say of the file. A file that changes or ends while it is read is declared as it was read.
 */
export async function sealFile({ id, fileKey }, file, keep) {
  const key = await crypto.subtle.importKey('raw', fileKey, 'AES-GCM', false, ['encrypt']);
  const fileId = randomId();
  const hash = new Sha256();
  const chunks = chunksOf(file.size);
  let size = 0;
  for (let n = 0; n < chunks; n += 1) {
    const plain = new Uint8Array(await file.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES).arrayBuffer());
    hash.add(plain);
    size += plain.length;
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const additionalData = utf8.encode(`hedgerow chunk ${id} ${fileId} ${n}`);
    const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, plain));
    const bytes = new Uint8Array(IV_BYTES + sealed.length);
    bytes.set(iv);
    bytes.set(sealed, IV_BYTES);
    await keep({ file: fileId, n, bytes: bytes.buffer });
  }
  return { id: fileId, name: shortName(file.name), type: shortName(file.type || 'application/octet-stream'), size, sha256: hash.hex(), chunks };
}

/** The sealed text of a report. `key` is what `/api/report-key` answers, with `clockOffsetMs`; `files` what `sealFile` answered. */
export async function sealText({ id, named, receiptCode, fileKey }, report, files, key, madeAt = new Date()) {
  const plaintext = JSON.stringify({
    id,
    receiptCode,
    named,
    report,
    madeAt: madeAt.toISOString(),
    clockOffsetMs: key.clockOffsetMs ?? null,
    fileKey: files.length > 0 ? base64Url(fileKey) : null,
    files,
  });
  return sealJwe(rounded(utf8.encode(plaintext)), key);
}

/** A compact JWE. `random` is for tests alone. */
export async function sealJwe(plaintext, { kid, jwk }, random = (bytes) => crypto.getRandomValues(bytes)) {
  const { kty, n, e } = jwk;
  const publicKey = await crypto.subtle.importKey('jwk', { kty, n, e, alg: 'RSA-OAEP-256', ext: true }, { name: 'RSA-OAEP', hash: 'SHA-256' }, false, ['encrypt']);
  const header = base64Url(utf8.encode(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM', kid })));
  const contentKey = random(new Uint8Array(KEY_BYTES));
  const iv = random(new Uint8Array(IV_BYTES));
  const wrapped = new Uint8Array(await crypto.subtle.encrypt({ name: 'RSA-OAEP' }, publicKey, contentKey));
  const aes = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['encrypt']);
  contentKey.fill(0);
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8.encode(header) }, aes, plaintext));
  return [header, base64Url(wrapped), base64Url(iv), base64Url(sealed.subarray(0, -16)), base64Url(sealed.subarray(-16))].join('.');
}

export function base64Url(bytes) {
  let binary = '';
  for (let from = 0; from < bytes.length; from += 0x8000) binary += String.fromCharCode(...bytes.subarray(from, from + 0x8000));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function rounded(bytes) {
  const whole = new Uint8Array(Math.ceil(bytes.length / ROUNDED_TO) * ROUNDED_TO).fill(0x20);
  whole.set(bytes);
  return whole;
}

/** At most 120 UTF-16 units, never half a letter, and nothing that the server would refuse in a line of text: no control, no change of reading direction. */
function shortName(name) {
  const plain = String(name ?? '').replace(/[\p{Cc}\p{Cs}\p{Cn}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, '');
  return plain.slice(0, 120).replace(/[\uD800-\uDBFF]$/, '').trim() || 'file';
}
