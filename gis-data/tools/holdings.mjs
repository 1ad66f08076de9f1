// node holdings.mjs RESOURCE_FOLDER: how many farm holdings each square of 5 km may be expected to have, from the force areas and the gazetteer
// that build.mjs has written there. Called by build.sh after it.
//
// The totals are those of the four countries' agricultural surveys, rounded down to five thousands; no survey by square is used. They are
// spread over the land of each country outside its towns, thinner with the distance from the nearest settlement, because nobody farms
// where nobody lives. Towns and the sea have none.
import { readFileSync, writeFileSync } from 'node:fs';

const TOTALS = { ENGLAND: 100_000, WALES: 25_000, SCOTLAND: 50_000, NORTHERN_IRELAND: 25_000 };
const WELSH = ['DYFPOW', 'GWENT', 'NWALES', 'SWALES'];
const countryOf = (force) => (force === 'SCOTLAND' ? 'SCOTLAND' : force === 'PSNI' ? 'NORTHERN_IRELAND' : WELSH.includes(force) ? 'WALES' : 'ENGLAND');

const SQUARE_KM = 5;
/** The radius of the built-up area of a place of each rank, in metres: 1 a city, 5 a village. */
const BUILT_UP = { 1: 6_000, 2: 3_500, 3: 2_500, 4: 700, 5: 700 };
/** Where so many places lie so near to each other, they are parts of one town. */
const TOWN_PLACES = 5;
const TOWN_METRES = 3_000;
/** Weight of a square kilometre by the distance to its nearest settlement, in metres. */
const THINNING = [[4_000, 1], [7_000, 0.5], [12_000, 0.2], [Infinity, 0.05]];

const folder = process.argv[2];
const areas = JSON.parse(readFileSync(`${folder}/gis/force-areas.geojson`)).features;
const places = readFileSync(`${folder}/gis/gazetteer.tsv`, 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t'))
  .map(([, easting, northing, rank]) => ({ easting: Number(easting), northing: Number(northing), rank: Number(rank) }));

/** The middles of the square kilometres whose middle lies in a polygon, by even and odd crossings of the line through it. */
function* kilometresIn(polygon) {
  const edges = polygon.flatMap((ring) => ring.slice(1).map((end, i) => [ring[i], end]));
  const northings = edges.map(([[, y]]) => y);
  const last = Math.floor(northings.reduce((a, b) => Math.max(a, b)) / 1000);
  for (let y = Math.floor(northings.reduce((a, b) => Math.min(a, b)) / 1000); y <= last; y += 1) {
    const crossings = edges.filter(([a, b]) => (a[1] > y * 1000 + 500) !== (b[1] > y * 1000 + 500))
      .map(([a, b]) => a[0] + ((y * 1000 + 500 - a[1]) / (b[1] - a[1])) * (b[0] - a[0])).sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      for (let x = Math.ceil((crossings[i] - 500) / 1000); x * 1000 + 500 < crossings[i + 1]; x += 1) yield [x, y];
    }
  }
}

const buckets = new Map();
for (const place of places) {
  const key = `${Math.floor(place.easting / 10_000)},${Math.floor(place.northing / 10_000)}`;
  buckets.set(key, [...(buckets.get(key) ?? []), place]);
}

/** The places within 20 km at least, with how far away they are. */
function around(x, y) {
  const [easting, northing] = [x * 1000 + 500, y * 1000 + 500];
  const near = [];
  for (let i = -2; i <= 2; i += 1) {
    for (let j = -2; j <= 2; j += 1) near.push(...(buckets.get(`${Math.floor(easting / 10_000) + i},${Math.floor(northing / 10_000) + j}`) ?? []));
  }
  return near.map((place) => ({ rank: place.rank, metres: Math.hypot(place.easting - easting, place.northing - northing) }));
}

function weight(x, y) {
  const near = around(x, y);
  const isTown = near.some(({ rank, metres }) => metres < BUILT_UP[rank]) || near.filter(({ metres }) => metres < TOWN_METRES).length >= TOWN_PLACES;
  const nearest = near.reduce((least, { metres }) => Math.min(least, metres), Infinity);
  return isTown ? 0 : THINNING.find(([metres]) => nearest <= metres)[1];
}

const squares = new Map();
const sums = new Map();
for (const { properties, geometry } of areas) {
  const country = countryOf(properties.code);
  for (const polygon of geometry.coordinates) {
    for (const [x, y] of kilometresIn(polygon)) {
      const share = weight(x, y);
      const key = `${Math.floor(x / SQUARE_KM) * SQUARE_KM},${Math.floor(y / SQUARE_KM) * SQUARE_KM}`;
      const square = squares.get(key) ?? {};
      square[country] = (square[country] ?? 0) + share;
      squares.set(key, square);
      sums.set(country, (sums.get(country) ?? 0) + share);
    }
  }
}

// Rounded down: a square that seems to have more than it has would be released too fine.
const rows = [...squares].map(([key, shares]) => [...key.split(',').map(Number),
  Math.floor(10 * Object.entries(shares).reduce((sum, [country, share]) => sum + (share * TOTALS[country]) / sums.get(country), 0)) / 10])
  .filter(([, , holdings]) => holdings > 0)
  .sort((a, b) => a[1] - b[1] || a[0] - b[0]);
const text = `easting_km,northing_km,size_km,holdings\n${rows.map(([east, north, holdings]) => `${east},${north},${SQUARE_KM},${holdings}`).join('\n')}\n`;
writeFileSync(`${folder}/gis/holdings.csv`, text);
console.log(`gis/holdings.csv ${text.length}`);
