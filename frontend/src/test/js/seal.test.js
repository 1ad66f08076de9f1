import { base64Url, beginSealing, CHUNK_BYTES, chunksOf, freshReceiptCode, sealFile, sealJwe, sealText } from '../../main/resources/META-INF/resources/js/field/seal.js';
import { Sha256 } from '../../main/resources/META-INF/resources/js/field/sha256.js';
import { equal, seeded, test } from './testing.js';

const utf8 = new TextEncoder();
const bytesOf = (text) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const hexOf = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
const sha256 = (bytes) => new Sha256().add(bytes).hex();

function bytesFrom(seed, length) {
  const random = seeded(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

const pair = await crypto.subtle.generateKey({ name: 'RSA-OAEP', modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-256' }, false, ['encrypt', 'decrypt']);
const serverKey = { kid: 'k1', jwk: await crypto.subtle.exportKey('jwk', pair.publicKey), clockOffsetMs: 250 };

/** What a server would read, by the letter of RFC 7516. */
async function opened(sealed) {
  const [header, wrapped, iv, ciphertext, tag] = sealed.split('.');
  const contentKey = await crypto.subtle.decrypt({ name: 'RSA-OAEP' }, pair.privateKey, bytesOf(wrapped));
  const aes = await crypto.subtle.importKey('raw', contentKey, 'AES-GCM', false, ['decrypt']);
  const whole = new Uint8Array([...bytesOf(ciphertext), ...bytesOf(tag)]);
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv), additionalData: utf8.encode(header) }, aes, whole);
  return { header: JSON.parse(new TextDecoder().decode(bytesOf(header))), plain: new TextDecoder().decode(plain) };
}

test('SHA-256 gives the values of the standard', () => {
  equal(sha256(utf8.encode('')), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  equal(sha256(utf8.encode('abc')), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  equal(sha256(utf8.encode('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')), '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1');
  equal(sha256(new Uint8Array(1_000_000).fill(0x61)), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0');
});

test('SHA-256 taken piece by piece is the browser\'s own of the whole', async () => {
  const random = seeded(5);
  for (let round = 0; round < 60; round += 1) {
    const bytes = bytesFrom(round, Math.floor(random() * 400));
    const hash = new Sha256();
    for (let at = 0; at < bytes.length; ) {
      const length = 1 + Math.floor(random() * 150);
      hash.add(bytes.subarray(at, at + length));
      at += length;
    }
    equal(hash.hex(), hexOf(await crypto.subtle.digest('SHA-256', bytes)));
  }
});

test('a sealed report is opened by the private key alone, and says with which it was sealed', async () => {
  const sealing = beginSealing({ named: false });
  const sealed = await sealText(sealing, { narrative: 'tri dyn a dau gi, Tŷ Coch' }, [], serverKey, new Date('2026-11-20T18:00:00Z'));
  equal(/^[\w-]+(\.[\w-]+){4}$/.test(sealed), true);
  const { header, plain } = await opened(sealed);
  equal(header, { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: 'k1' });
  equal(JSON.parse(plain), {
    id: sealing.id,
    receiptCode: sealing.receiptCode,
    named: false,
    report: { narrative: 'tri dyn a dau gi, Tŷ Coch' },
    madeAt: '2026-11-20T18:00:00.000Z',
    clockOffsetMs: 250,
    fileKey: null,
    files: [],
  });
});

test('how much was written shows in the length of a sealed report only roughly', async () => {
  const length = async (narrative) => (await sealText(beginSealing({ named: true }), { narrative }, [], serverKey)).length;
  equal(await length('x'), await length('x'.repeat(300)));
});

test('one changed letter of a sealed report and it opens no more', async () => {
  const parts = (await sealText(beginSealing({ named: false }), {}, [], serverKey)).split('.');
  for (const index of [0, 1, 2, 3, 4]) {
    const changed = [...parts];
    changed[index] = (changed[index][0] === 'A' ? 'B' : 'A') + changed[index].slice(1);
    equal(await opened(changed.join('.')).then(() => 'opened', () => 'refused'), 'refused');
  }
});

test('with fixed keys the inner seal is the one that others compute', async () => {
  // Content key 00..1f, nonce 20..2b; the ciphertext and tag were computed with another implementation of AES-256-GCM.
  let next = 0;
  const counted = (bytes) => bytes.map(() => next++);
  const [header, , iv, ciphertext, tag] = (await sealJwe(utf8.encode('{"id":"hedge"}'), serverKey, counted)).split('.');
  equal(header, 'eyJhbGciOiJSU0EtT0FFUC0yNTYiLCJlbmMiOiJBMjU2R0NNIiwia2lkIjoiazEifQ');
  equal([iv, ciphertext, tag], ['ICEiIyQlJicoKSor', 'qRjPFE6iOGZ_GCWr42U', 'LAAlOAlczNb3XrxN9yAmyA']);
});

test('a file is cut into pieces that only the sealed report can open, each in its own place', async () => {
  const sealing = beginSealing({ named: false });
  const content = bytesFrom(9, 2 * CHUNK_BYTES + 77);
  const pieces = [];
  const declared = await sealFile(sealing, new File([content], 'hare\u0007.jpg', { type: 'image/jpeg' }), (piece) => pieces.push(piece));
  equal([declared.name, declared.type, declared.size, declared.chunks], ['hare.jpg', 'image/jpeg', content.length, 3]);
  equal(declared.sha256, hexOf(await crypto.subtle.digest('SHA-256', content)));
  equal(pieces.map(({ n, bytes }) => [n, bytes.byteLength]), [[0, CHUNK_BYTES + 28], [1, CHUNK_BYTES + 28], [2, 77 + 28]]);
  const key = await crypto.subtle.importKey('raw', sealing.fileKey, 'AES-GCM', false, ['decrypt']);
  const open = ({ bytes }, place) => crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytes.slice(0, 12), additionalData: utf8.encode(`hedgerow chunk ${sealing.id} ${declared.id} ${place}`) }, key, bytes.slice(12));
  const plain = await Promise.all(pieces.map((piece, n) => open(piece, n)));
  equal(sha256(new Uint8Array(await new Blob(plain).arrayBuffer())), declared.sha256);
  equal(await open(pieces[0], 1).then(() => 'opened', () => 'refused'), 'refused');
});

test('a file is named as the server takes names: plain, and cut between letters', async () => {
  const named = async (name, type = 'image/png') => {
    const { name: kept, type: kind } = await sealFile(beginSealing({ named: false }), new File(['x'], name, { type }), () => {});
    return [kept, kind];
  };
  equal((await named('🐇'.repeat(100)))[0].length, 120);
  equal(await named('ci\u202Egpj.exe\u0000\n'), ['cigpj.exe', 'image/png']);
  equal(await named(' ', ''), ['file', 'application/octet-stream']);
  equal([chunksOf(1), chunksOf(CHUNK_BYTES), chunksOf(CHUNK_BYTES + 1)], [1, 1, 2]);
});

test('a receipt code is sixteen figures, none likelier than another, and a report with a name has none', () => {
  equal(freshReceiptCode((bytes) => bytes.map((_, index) => 245 + (index % 8))), '5678956789567895');
  equal(/^\d{16}$/.test(freshReceiptCode()), true);
  equal(beginSealing({ named: true }).receiptCode, null);
});

test('bytes are written in the letters of addresses', () => {
  equal(base64Url(Uint8Array.from([0xfb, 0xff, 0xfe])), '-__-');
  equal(base64Url(new Uint8Array(100_000)).length, 133_334);
});
