import { keepChosenPatch, listChosenPatches, planPatch, removeChosenPatch } from '../../main/resources/META-INF/resources/js/field/chosen-patch.js';
import { LeafletMap } from '../../main/resources/META-INF/resources/js/lib/leaflet.js';
import { patchLayer } from '../../main/resources/META-INF/resources/js/map/patch-layer.js';
import { equal, test, until } from './testing.js';

const FARM = { longitude: 0.12, latitude: 52.08, reference: 'TL 45 44' };
const EVERYWHERE = { type: 'Polygon', coordinates: [[[-2, 51], [2, 51], [2, 53], [-2, 53], [-2, 51]]] };
const DRAWING = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { kind: 'WOOD' }, geometry: EVERYWHERE }, { type: 'Feature', properties: { kind: 'NEVER_HEARD_OF' }, geometry: EVERYWHERE }] });

/** The colour in the middle of a canvas, as [red, green, blue, alpha]. */
const middleOf = (canvas) => (canvas.width === 0 ? [] : [...canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data]);

async function keep(layer, tile) {
  const { fetch } = globalThis;
  globalThis.fetch = async () => tile();
  try {
    return await keepChosenPatch({ layer, centre: FARM, kilometres: 3, plan: planPatch(layer, FARM, 3, 100) });
  } finally {
    globalThis.fetch = fetch;
  }
}

/** Lays a patch on a map with nobody to ask, and answers its canvases when all of them are there. */
async function drawn(patch, work) {
  const host = document.createElement('div');
  host.style.cssText = 'width: 400px; height: 300px; position: absolute; left: -1000px';
  document.body.append(host);
  const { fetch } = globalThis;
  let asked = 0;
  globalThis.fetch = () => {
    asked += 1;
    return Promise.reject(new TypeError('no signal'));
  };
  const map = new LeafletMap(host, { zoomControl: false, attributionControl: false, zoomAnimation: false, fadeAnimation: false });
  try {
    map.setView([FARM.latitude, FARM.longitude], 14);
    map.createPane('squares');
    patchLayer(map, patch, { of: (name) => (name === '--wood' ? 'rgb(10, 120, 30)' : 'rgb(1, 2, 3)') }).layer.addTo(map);
    await work(host);
    equal(asked, 0);
  } finally {
    map.remove();
    globalThis.fetch = fetch;
    host.remove();
    await removeChosenPatch(patch.id);
  }
}

const LAYER = { id: 'fields', name: 'Fields', attribution: '© Invented Surveys', minZoom: 12, maxZoom: 13, opacity: 1, night: 'INVERT' };

test('a patch of a drawing is drawn from the phone alone, closer than its tiles too, with a line where it ends', async () => {
  const patch = await keep({ ...LAYER, tiles: 'DRAWING' }, () => new Response(DRAWING, { headers: { 'Content-Type': 'application/geo+json' } }));
  await drawn(patch, async (host) => {
    await until(() => [...host.querySelectorAll('canvas')].some((canvas) => String(middleOf(canvas)) === '10,120,30,255'), 'the wood is drawn');
    equal(host.querySelectorAll('path.patch-edge').length, 1);
    equal(host.querySelector('.leaflet-operator-pane').dataset.night, 'AS_IS');
  });
});

test('a patch of images is drawn from the phone alone, and darkened at night as its layer is', async () => {
  const canvas = new OffscreenCanvas(256, 256);
  const context = canvas.getContext('2d');
  context.fillStyle = 'rgb(157, 85, 136)';
  context.fillRect(0, 0, 256, 256);
  const image = await canvas.convertToBlob({ type: 'image/png' });
  const patch = await keep({ ...LAYER, tiles: 'IMAGE' }, () => new Response(image, { headers: { 'Content-Type': 'image/png' } }));
  await drawn(patch, async (host) => {
    await until(() => [...host.querySelectorAll('canvas')].some((tile) => String(middleOf(tile)) === '157,85,136,255'), 'the image is drawn');
    equal(host.querySelector('.leaflet-operator-pane').dataset.night, 'INVERT');
  });
  equal(await listChosenPatches(), []);
});
