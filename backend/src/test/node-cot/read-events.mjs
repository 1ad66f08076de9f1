// Reads a file of Cursor on Target events with a library that Hedgerow has not written, and prints what it understood, one JSON line for each.
// It is run in the folder where the library was installed, which is why the library is found from there.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const library = join(process.cwd(), 'node_modules/@tak-ps/node-cot/dist/index.js');
const { CoTParser } = await import(pathToFileURL(library));

// The library takes one event at a time. Text has no "<" of its own, so what stands between the tags is the event.
for (const [text] of readFileSync(process.argv[2], 'utf8').matchAll(/<event .*?<\/event>/gs)) {
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
