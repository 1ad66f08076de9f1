// node build.mjs NATURAL_EARTH_ADMIN_1.json CITIES_FOLDER OSTN15_FOLDER OUTPUT_FOLDER: called by build.sh.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { borders, clip, dissolve, edges, multiPolygon, rings, point, signedArea, simplify } from './arcs.mjs';
import { readShifts, toGrid } from './national-grid.mjs';
import { pack } from './ostn15.mjs';
import { readPlaces } from './places.mjs';

const VIEW = [-11, 48.8, 3.6, 61.2]; // west, south, east, north of what is drawn in full
const SURROUNDINGS = [-26, 42, 22, 67]; // what the widest screen shows around it, drawn coarsely
const COARSE_DEGREES = 0.02;
const [source, cities, shiftFolder, output] = process.argv.slice(2);
const tools = dirname(fileURLToPath(import.meta.url));
const table = (name) => readFileSync(`${tools}/${name}`, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

const admin = JSON.parse(readFileSync(source)).features;
const inCountry = (...codes) => admin.filter(({ properties }) => codes.includes(properties.iso_a2));
const counties = inCountry('GB');
const forceOf = new Map(table('force-areas.csv').flatMap(([force, areas]) => areas.split(' ').map((area) => [area, force])));
const forceNames = table('force-names.csv');
const shifts = readShifts(shiftFolder);

const unassigned = counties.filter(({ properties }) => !forceOf.has(properties.iso_3166_2));
if (unassigned.length > 0 || counties.length !== forceOf.size) throw new Error('force-areas.csv does not name each of the areas once');

const closed = (ring) => [...ring, ring[0]].map(point);
if (counties.some(({ geometry }) => signedArea(closed(rings(geometry)[0])) < 0)) throw new Error('a shell runs clockwise');
const forceEdges = edges(counties, ({ properties }) => forceOf.get(properties.iso_3166_2));
const forces = forceNames.map(([code, name]) => ({
  type: 'Feature',
  properties: { code, name, indicative: true },
  geometry: multiPolygon(dissolve(forceEdges, code)),
}));

function land(country) {
  // Inland water is not drawn, so holes (and the slivers between carelessly joined French areas) are left out.
  const outlines = dissolve(edges(inCountry(country), () => country), country).filter((ring) => signedArea(ring.map(point)) > 0);
  const whole = multiPolygon(outlines);
  const coordinates = whole.coordinates.map((polygon) => polygon.map((ring) => clip(ring, VIEW)).filter((ring) => ring.length > 0))
    .filter((polygon) => polygon.length > 0);
  return { type: 'Feature', properties: { country }, geometry: { type: 'MultiPolygon', coordinates } };
}

const lands = ['GB', 'IE', 'IM', 'GG', 'JE'].map(land).filter(({ geometry }) => geometry.coordinates.length > 0);

/** The continent and the northern islands as one coarse land without borders: it is there to be recognised, not to be read. */
function mainland() {
  const own = new Set(lands.map(({ properties }) => properties.country));
  const near = admin.filter(({ properties, geometry }) => !own.has(properties.iso_a2) && rings(geometry).some((ring) => clip(closed(ring), SURROUNDINGS).length > 0));
  const outlines = dissolve(edges(near, () => 'all'), 'all').map((ring) => ring.map(point)).filter((ring) => signedArea(ring) > 0.01);
  const coordinates = outlines.map((ring) => clip(simplify(ring, COARSE_DEGREES), SURROUNDINGS)).filter((ring) => ring.length > 3).map((ring) => [ring]);
  return { type: 'Feature', properties: { country: 'EU' }, geometry: { type: 'MultiPolygon', coordinates } };
}
lands.push(mainland());
const countyLines = borders(edges(counties, ({ properties }) => properties.iso_3166_2));
const places = readPlaces(cities, `${tools}/place-ranks.csv`, shifts);

const inGridMetres = forces.map(({ properties, geometry }) => ({
  type: 'Feature',
  properties,
  geometry: {
    type: 'MultiPolygon',
    coordinates: geometry.coordinates.map((polygon) => polygon.map((ring) =>
      ring.map(([x, y]) => toGrid(shifts, x, y, properties.code === 'PSNI').map(Math.round)))),
  },
}));

function write(name, content) {
  const path = `${output}/${name}`;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  console.log(`${name} ${content.length}`);
}
const collection = (features, more = {}) => `{"type":"FeatureCollection",${Object.entries(more).map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)},`).join('')}"features":[\n`
  + `${features.map((feature) => JSON.stringify(feature)).join(',\n')}\n]}\n`;
const round = (value) => Math.round(value * 1e4) / 1e4;

write('META-INF/resources/gis/base/land.geojson', collection(lands));
write('META-INF/resources/gis/base/counties.geojson', collection([
  { type: 'Feature', properties: { indicative: true }, geometry: { type: 'MultiLineString', coordinates: countyLines } }]));
write('META-INF/resources/gis/base/forces.geojson', collection(forces));
write('META-INF/resources/gis/base/places.geojson', collection(places.map(({ name, rank, longitude, latitude }) => (
  { type: 'Feature', properties: { name, rank }, geometry: { type: 'Point', coordinates: [round(longitude), round(latitude)] } }))));
write('gis/force-areas.geojson', collection(inGridMetres, { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } } }));
write('gis/gazetteer.tsv', `name\teasting\tnorthing\trank\tcounty\n${places.map((p) =>
  [p.name, p.easting, p.northing, p.rank, p.county].join('\t')).join('\n')}\n`);
write('gis/ostn15.bin', pack(shifts));
