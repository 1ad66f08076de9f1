import { fromField } from '../time/london.js';

/**
 * Where and when a photo says that it was taken, from the first bytes of a JPEG file: {longitude, latitude, precisionMetres, takenAt}, each null where the
 * file does not say. Every number in a file may be a lie: nothing is read outside the bytes, no loop is longer than its bound, and no directory leads to
 * another but the two that are looked for. What it says is a suggestion to the person and never applied by itself.
 *
 * Source of the form: CIPA DC-008 (Exif 2.32), TIFF 6.0 section 2.
 */
export const ENOUGH_BYTES = 262_144;
const MOST_SEGMENTS = 64;
const MOST_ENTRIES = 256;
const MOST_LETTERS = 64;

const TAG = { EXIF: 0x8769, GPS: 0x8825, TAKEN: 0x9003, TAKEN_OFFSET: 0x9011, LATITUDE_REF: 1, LATITUDE: 2, LONGITUDE_REF: 3, LONGITUDE: 4, ERROR_METRES: 0x1f };
const KIND = { TEXT: 2, LONG: 4, RATIO: 5 };
const BYTES_OF_KIND = { 2: 1, 3: 2, 4: 4, 5: 8 };
const NOTHING = Object.freeze({ longitude: null, latitude: null, precisionMetres: null, takenAt: null });

/** Takes an ArrayBuffer or a Uint8Array. Never throws. */
export function readPhoto(bytes, now = Date.now()) {
  try {
    const all = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
    const tiff = exifOf(all.subarray(0, ENOUGH_BYTES));
    return tiff === null ? NOTHING : factsOf(tiff, now);
  } catch (problem) {
    if (problem instanceof RangeError) return NOTHING; // it ends in the middle
    throw problem;
  }
}

/** The TIFF part of the first APP1 segment that is Exif, as a DataView of its own, so that an offset cannot lead out of it. */
function exifOf(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (let segment = 0; segment < MOST_SEGMENTS; segment += 1) {
    const marker = view.getUint16(at);
    if ((marker & 0xff00) !== 0xff00 || marker === 0xffda || marker === 0xffd9) return null;
    const length = view.getUint16(at + 2);
    if (length < 2) return null;
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966 && view.getUint16(at + 8) === 0) {
      const start = at + 10;
      const end = Math.min(at + 2 + length, bytes.byteLength);
      return end > start ? new DataView(bytes.buffer, bytes.byteOffset + start, end - start) : null;
    }
    at += 2 + length;
  }
  return null;
}

function factsOf(tiff, now) {
  const order = tiff.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return NOTHING;
  const little = order === 0x4949;
  if (tiff.getUint16(2, little) !== 42) return NOTHING;
  const first = directory(tiff, tiff.getUint32(4, little), little);
  return { ...placeOf(tiff, pointer(tiff, first.get(TAG.GPS), little), little), takenAt: timeOf(tiff, pointer(tiff, first.get(TAG.EXIF), little), little, now) };
}

/** The entries of one directory by tag; of two with one tag the first counts. */
function directory(tiff, at, little) {
  const entries = new Map();
  if (at < 8) return entries;
  const count = Math.min(tiff.getUint16(at, little), MOST_ENTRIES);
  for (let i = 0; i < count; i += 1) {
    const entry = at + 2 + i * 12;
    const tag = tiff.getUint16(entry, little);
    if (!entries.has(tag)) entries.set(tag, { kind: tiff.getUint16(entry + 2, little), count: tiff.getUint32(entry + 4, little), at: entry + 8 });
  }
  return entries;
}

const pointer = (tiff, entry, little) => (entry?.kind === KIND.LONG && entry.count === 1 ? directory(tiff, tiff.getUint32(entry.at, little), little) : new Map());

/** Where the values of an entry lie: in the entry itself when they fit in four bytes. */
const valueAt = (tiff, { kind, count, at }, little) => (BYTES_OF_KIND[kind] * count <= 4 ? at : tiff.getUint32(at, little));

function text(tiff, entry, little) {
  if (entry?.kind !== KIND.TEXT || entry.count > MOST_LETTERS) return null;
  const at = valueAt(tiff, entry, little);
  let letters = '';
  for (let i = 0; i < entry.count; i += 1) {
    const code = tiff.getUint8(at + i);
    if (code === 0) break;
    letters += String.fromCharCode(code);
  }
  return letters;
}

function ratios(tiff, entry, little, count) {
  if (entry?.kind !== KIND.RATIO || entry.count !== count) return null;
  const at = valueAt(tiff, entry, little);
  const found = Array.from({ length: count }, (_, i) => tiff.getUint32(at + i * 8, little) / tiff.getUint32(at + i * 8 + 4, little));
  return found.every(Number.isFinite) ? found : null;
}

function placeOf(tiff, gps, little) {
  const latitude = degrees(ratios(tiff, gps.get(TAG.LATITUDE), little, 3), text(tiff, gps.get(TAG.LATITUDE_REF), little), 'N', 'S', 90);
  const longitude = degrees(ratios(tiff, gps.get(TAG.LONGITUDE), little, 3), text(tiff, gps.get(TAG.LONGITUDE_REF), little), 'E', 'W', 180);
  // A camera that never knew writes noughts.
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return { longitude: null, latitude: null, precisionMetres: null };
  const error = ratios(tiff, gps.get(TAG.ERROR_METRES), little, 1)?.[0] ?? null;
  return { longitude, latitude, precisionMetres: error !== null && error > 0 && error < 100_000 ? error : null };
}

function degrees(parts, reference, plus, minus, most) {
  if (parts === null || (reference !== plus && reference !== minus)) return null;
  const [whole, minutes, seconds] = parts;
  if (minutes >= 60 || seconds >= 60) return null;
  const value = whole + minutes / 60 + seconds / 3600;
  return value > most ? null : (reference === minus ? -1 : 1) * value;
}

/** The moment, by the offset that the file gives, and else by London's clock; nothing that is still to come. */
function timeOf(tiff, exif, little, now) {
  const [, year, month, day, time] = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}):\d{2}$/.exec(text(tiff, exif.get(TAG.TAKEN), little) ?? '') ?? [];
  if (year === undefined || Number(year) < 1990) return null;
  const offset = text(tiff, exif.get(TAG.TAKEN_OFFSET), little) ?? '';
  const known = /^[+-](0\d|1[0-4]):[0-5]\d$/.test(offset);
  const local = `${year}-${month}-${day}T${time}`;
  const instant = known ? Date.parse(`${local}:00${offset}`) : Date.parse(fromField(local) ?? '');
  return Number.isFinite(instant) && instant <= now + 60_000 ? new Date(instant).toISOString() : null;
}
