// Reads a file of Cursor on Target events with a library that Hedgerow has not written, and prints what it understood, one JSON line for each.
// It is run in the folder where the library was installed, which is why the library is found from there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const here = process.cwd();
const { CoTParser } = await import(pathToFileURL(join(here, 'node_modules/@tak-ps/node-cot/dist/index.js')));
const xml = createRequire(join(here, 'package.json'))('xml-js');

const file = xml.xml2js(readFileSync(process.argv[2], 'utf8'), { compact: true });
for (const event of [file.events.event].flat()) {
  const text = xml.js2xml({ event }, { compact: true });
  const cot = await CoTParser.from_xml(text);
  const feature = await CoTParser.to_geojson(cot);
  const { uid, type, stale } = cot.raw.event._attributes;
  console.log(JSON.stringify({
    uid,
    type,
    stale,
    point: cot.raw.event.point._attributes,
    geometry: feature.geometry,
    callsign: feature.properties.callsign,
    remarks: feature.properties.remarks,
  }));
}
