import { readPlaceText } from '../../main/resources/META-INF/resources/js/geo/place-reader.js';
import { equal, seeded, test } from './testing.js';

/* The table that the server's reader is checked against, from where it lies: one case a line, fields parted by |, the second line names them. */
const TABLE = '../../../../backend/src/test/resources/org/hedgerow/geo/place-cases.csv';
const DEGREES_METRES = 5;

/* What only the server can say: it has the gazetteer, and the library for MGRS. */
const SERVERS_WORDS = ['No town', 'Did you mean', 'can be read', 'Three words', 'alone', 'in that county'];
const SHORT_PLUS_CODE = /^[^+]{2,7}\+|\s[^+\s]{2,7}\+/;
const MGRS = /^(mgrs )?[0-9]{1,2} ?[a-z] ?[a-z]{2}/i;

async function cases() {
  const response = await fetch(new URL(TABLE, import.meta.url));
  if (!response.ok) throw new Error(`The table did not come: ${response.status}`);
  const [, names, ...lines] = (await response.text()).split(/\r?\n/);
  const columns = names.split('|');
  return lines.filter(Boolean).map((line) => Object.fromEntries(line.split('|').map((field, i) => [columns[i], field])));
}

function needsServer({ text, method, message }) {
  if (method === 'PLACE_NAME' || SHORT_PLUS_CODE.test(text) || MGRS.test(text)) return true;
  return method === '' && SERVERS_WORDS.some((words) => message.includes(words));
}

/** What is wrong with the answer to one case; null when nothing is. */
function wrong(row, got) {
  const say = (part) => `${JSON.stringify(row.text)} should be ${JSON.stringify(row)} but its ${part} differs: ${JSON.stringify(got)}`;
  if (got.kind === 'ask') return needsServer(row) ? null : say('need of the server');
  if ((got.threeWords ?? '') !== (row.threeWords ?? '')) return say('three words');
  if ((got.landmark ?? '') !== (row.landmark ?? '')) return say('landmark');
  if (row.message ? !got.message?.includes(row.message) : got.message !== null) return say('message');
  if (row.method === '') return ['problem', 'empty'].includes(got.kind) ? null : say('kind');
  if (got.kind !== (row.choices ? 'choices' : 'reading') || got.readings.length !== Number(row.choices || 1)) return say('number of readings');
  const [reading] = got.readings;
  if (reading.method !== row.method) return say('method');
  if (reading.precisionMetres !== Number(row.precision)) return say('precision');
  const off = Math.max(Math.abs(reading.easting - Number(row.easting)), Math.abs(reading.northing - Number(row.northing)));
  const allowed = ['DEGREES', 'PLUS_CODE'].includes(row.method) ? DEGREES_METRES : 0.0005;
  return off <= allowed ? null : say(`point, by ${off} m,`);
}

test('every case of the shared table is read as the server reads it', async () => {
  const rows = await cases();
  const problems = rows.map((row) => wrong(row, readPlaceText(row.text))).filter(Boolean);
  if (problems.length > 0) throw new Error(`${problems.length} of ${rows.length}:\n${problems.join('\n')}`);
  equal(rows.length >= 320, true);
});

test('most of the table is answered without the server', async () => {
  const rows = await cases();
  const asked = rows.filter(({ text }) => readPlaceText(text).kind === 'ask').length;
  equal(asked < rows.length / 3, true);
});

test('what was taken is said, with how exact it is', () => {
  const [reading] = readPlaceText('tl420440').readings;
  equal([reading.gridReference, reading.description], ['TL 420 440', 'Grid reference, 100 m square']);
  equal(readPlaceText('52.0712, 0.0703').readings[0].description, 'Latitude and longitude, degrees, 12 m square');
  equal(readPlaceText('Fowlmere').kind, 'ask');
  equal(readPlaceText('  ').kind, 'empty');
});

test('whatever is typed is read or refused, and never fails', () => {
  const alphabet = [..."TLNSEWIOtlnsew0123456789 0123456789 .,,-+−°'\"′″:=/;dm\u00a0é🐇+CFGHJ"];
  const random = seeded(1831);
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: 1 + Math.floor(random() * 24) }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
    const { kind, readings, message } = readPlaceText(text);
    const fits = { reading: readings.length === 1 && message === null, choices: readings.length > 1 && message !== null, problem: message !== null, ask: true, empty: true }[kind];
    if (!fits || readings.some(({ easting, northing }) => !Number.isFinite(easting + northing))) throw new Error(`${JSON.stringify(text)} gave ${kind}`);
  }
  for (const hostile of ['\u0000', '𝕋𝕃 42', 'TL'.repeat(5000), '1'.repeat(5000), '--1,,2', 'NaN, NaN', '\ud800', '<img src=x onerror=alert(1)>', '+'.repeat(199)]) equal(typeof readPlaceText(hostile).kind, 'string');
});
