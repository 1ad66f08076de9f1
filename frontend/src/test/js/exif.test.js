import { readPhoto } from '../../main/resources/META-INF/resources/js/report/exif.js';
import { equal, near, seeded, test } from './testing.js';

const NOW = Date.parse('2026-11-23T18:41:00Z');
const NOTHING = { longitude: null, latitude: null, precisionMetres: null, takenAt: null };

/** A photo's first bytes, made entry by entry. `little` is the order of bytes. */
function photo({ little = true, latitude = [[52, 1], [4, 1], [3576, 100]], latitudeRef = 'N', longitude = [[0, 1], [4, 1], [1668, 100]], longitudeRef = 'E', taken = '2026:11:20 18:41:07', offset = null, error = null, before = [] } = {}) {
  const tiff = new DataView(new ArrayBuffer(600));
  const letters = (at, text) => [...text].forEach((letter, i) => tiff.setUint8(at + i, letter.charCodeAt(0)));
  const entry = (at, tag, kind, count, value) => {
    tiff.setUint16(at, tag, little);
    tiff.setUint16(at + 2, kind, little);
    tiff.setUint32(at + 4, count, little);
    if (typeof value === 'string') letters(at + 8, value);
    else tiff.setUint32(at + 8, value, little);
  };
  const ratios = (at, values) => values.forEach(([over, under], i) => {
    tiff.setUint32(at + i * 8, over, little);
    tiff.setUint32(at + i * 8 + 4, under, little);
  });
  letters(0, little ? 'II' : 'MM');
  tiff.setUint16(2, 42, little);
  tiff.setUint32(4, 8, little);
  tiff.setUint16(8, 2, little);
  entry(10, 0x8769, 4, 1, 50);
  entry(22, 0x8825, 4, 1, 150);
  tiff.setUint16(50, offset === null ? 1 : 2, little);
  entry(52, 0x9003, 2, 20, 400);
  letters(400, taken);
  if (offset !== null) {
    entry(64, 0x9011, 2, 7, 430);
    letters(430, offset);
  }
  tiff.setUint16(150, error === null ? 4 : 5, little);
  entry(152, 1, 2, 2, latitudeRef);
  entry(164, 2, 5, 3, 450);
  entry(176, 3, 2, 2, longitudeRef);
  entry(188, 4, 5, 3, 480);
  if (error !== null) {
    entry(200, 0x1f, 5, 1, 520);
    ratios(520, [error]);
  }
  ratios(450, latitude);
  ratios(480, longitude);
  const exif = [0xff, 0xe1, 0x02, 0x60, 0x45, 0x78, 0x69, 0x66, 0, 0, ...new Uint8Array(tiff.buffer)];
  return new Uint8Array([0xff, 0xd8, ...before, ...exif, 0xff, 0xda, 0, 2, 1, 2, 3]);
}

for (const little of [true, false]) {
  test(`a photo says where and when it was taken, ${little ? 'little' : 'big'} end first`, () => {
    const found = readPhoto(photo({ little, error: [65, 10] }), NOW);
    near(found.latitude, 52.0766, 1e-4);
    near(found.longitude, 0.0713, 1e-4);
    equal([found.precisionMetres, found.takenAt], [6.5, '2026-11-20T18:41:00.000Z']);
  });
}

test('the time goes by the offset of the photo, and else by London’s clock', () => {
  equal(readPhoto(photo({ taken: '2026:07:01 12:00:00' }), NOW).takenAt, '2026-07-01T11:00:00.000Z');
  equal(readPhoto(photo({ taken: '2026:07:01 12:00:00', offset: '+02:00' }), NOW).takenAt, '2026-07-01T10:00:00.000Z');
  equal(readPhoto(photo({ taken: '2026:07:01 12:00:00', offset: '+99:99' }), NOW).takenAt, '2026-07-01T11:00:00.000Z');
});

test('south and west count down', () => {
  const { latitude, longitude } = readPhoto(photo({ latitudeRef: 'S', longitudeRef: 'W' }), NOW);
  equal([latitude < 0, longitude < 0], [true, true]);
});

test('other segments before it are passed over', () => equal(readPhoto(photo({ before: [0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xe1, 0, 6, 0x68, 0x74, 0x74, 0x70] }), NOW).takenAt !== null, true));

test('what cannot be true is not said', () => {
  equal(readPhoto(photo({ taken: '2027:01:01 00:00:00' }), NOW).takenAt, null);
  equal(readPhoto(photo({ taken: '0000:00:00 00:00:00' }), NOW).takenAt, null);
  equal(readPhoto(photo({ taken: '2026:13:45 99:00:00' }), NOW).takenAt, null);
  equal(readPhoto(photo({ latitude: [[91, 1], [0, 1], [0, 1]] }), NOW).latitude, null);
  equal(readPhoto(photo({ latitude: [[52, 0], [0, 0], [0, 0]] }), NOW).latitude, null);
  equal(readPhoto(photo({ latitude: [[52, 1], [99, 1], [0, 1]] }), NOW).latitude, null);
  equal(readPhoto(photo({ latitudeRef: 'X' }), NOW).longitude, null);
  equal(readPhoto(photo({ latitude: [[0, 1], [0, 1], [0, 1]], longitude: [[0, 1], [0, 1], [0, 1]] }), NOW).latitude, null);
});

test('what is no photo says nothing', () => {
  for (const bytes of [[], [0xff], [0xff, 0xd8], [0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], [0xff, 0xd8, 0xff, 0xe1, 0, 0], [0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0]]) equal(readPhoto(new Uint8Array(bytes), NOW), NOTHING);
});

test('a photo that is cut off anywhere, or whose bytes are changed at will, does no harm', () => {
  const whole = photo({ offset: '+00:00', error: [1, 1] });
  for (let length = 0; length < whole.length; length += 1) readPhoto(whole.slice(0, length), NOW);
  const random = seeded(20261123);
  for (let round = 0; round < 20_000; round += 1) {
    const spoilt = whole.slice();
    for (let i = 0; i < 1 + Math.floor(random() * 6); i += 1) spoilt[Math.floor(random() * spoilt.length)] = random() < 0.3 ? 0xff : Math.floor(random() * 256);
    const { latitude, longitude, takenAt } = readPhoto(spoilt, NOW);
    if (latitude !== null && !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) throw new Error(`a place outside the world in round ${round}`);
    if (takenAt !== null && !(Date.parse(takenAt) <= NOW + 60_000)) throw new Error(`a time to come in round ${round}`);
  }
});

test('directories of a million entries and endless segments end', () => {
  const many = photo();
  many[12 + 8] = 0xff;
  many[12 + 9] = 0xff;
  readPhoto(many, NOW);
  const segments = new Uint8Array(262_144);
  segments.set([0xff, 0xd8]);
  for (let at = 2; at + 4 < segments.length; at += 4) segments.set([0xff, 0xe2, 0, 2], at);
  equal(readPhoto(segments, NOW), NOTHING);
});
