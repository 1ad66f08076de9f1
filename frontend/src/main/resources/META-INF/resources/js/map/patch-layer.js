import { keptTile } from '../field/chosen-patch.js';
import { circleOf } from '../field/tile-cover.js';
import { LatLngBounds, LayerGroup, Polygon, SVG, TileGrid } from '../lib/leaflet.js';
import { DrawingLayer } from './drawing-layer.js';

/** A patch of a layer that this phone keeps, with a line where it ends. Nothing of it is ever asked of the server. */
export function patchLayer(map, patch, palette) {
  const name = `patch-${patch.id}`;
  const pane = map.createPane(name);
  // The style of the operator's pane dims or turns images at night.
  pane.classList.add('leaflet-operator-pane');
  pane.dataset.night = patch.layer.tiles === 'IMAGE' ? patch.layer.night : 'AS_IS';
  Object.assign(pane.style, { zIndex: 153, pointerEvents: 'none' });
  const { ring, west, south, east, north } = circleOf(patch.centre, patch.kilometres);
  const options = {
    pane: name,
    minZoom: patch.minZoom,
    maxNativeZoom: patch.maxZoom,
    opacity: patch.layer.opacity,
    bounds: new LatLngBounds([south, west], [north, east]),
    keepBuffer: 1,
    updateWhenZooming: false,
  };
  const tiles = patch.layer.tiles === 'DRAWING' ? new DrawingLayer(patch.layer, palette, options, async (at) => (await keptTile(patch, at))?.json() ?? null) : new PatchImages(patch, options);
  const edge = new Polygon(
    ring.map(([longitude, latitude]) => [latitude, longitude]),
    { pane: 'squares', renderer: new SVG({ pane: 'squares', padding: 0.3 }), interactive: false, fill: false, className: 'patch-edge', weight: 2, dashArray: '8 6' },
  );
  return { patch, layer: new LayerGroup([tiles, edge]), redraw: () => patch.layer.tiles === 'DRAWING' && tiles.redraw() };
}

/** Images from what is kept. They are drawn, for a page may show images of its own server only, and these have no address any more. */
class PatchImages extends TileGrid {
  #patch;

  constructor(patch, options) {
    super(options);
    this.#patch = patch;
  }

  createTile(at, done) {
    const canvas = document.createElement('canvas');
    canvas.dataset.test = 'patch-tile';
    this.#draw(canvas, at).then(() => done(null, canvas), (problem) => done(problem, canvas));
    return canvas;
  }

  async #draw(canvas, at) {
    const kept = await keptTile(this.#patch, at);
    if (kept === null) return;
    const image = await createImageBitmap(await kept.blob());
    Object.assign(canvas, { width: image.width, height: image.height });
    canvas.getContext('2d').drawImage(image, 0, 0);
    image.close();
    canvas.dataset.drawn = 'true';
  }
}
