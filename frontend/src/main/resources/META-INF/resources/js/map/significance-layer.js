import { el, svg } from '../lib/dom.js';
import { LayerGroup, Polygon, SVG } from '../lib/leaflet.js';
import { headingWords, shortStatement } from '../significance/significance-words.js';

const HATCH = 'hatch-chance';

/**
 * Hexagons that hold more than chance explains: outlined, and hatched across, so that no colour is needed to tell them. Never
 * without the note that says how they were found; a printed sheet has no room for it, and so no hexagons.
 */
export class SignificanceLayer {
  #group = new LayerGroup();
  #renderer = new SVG({ pane: 'significance', padding: 0.3 });

  /** What stands on the map beside the hexagons. */
  note = el('div', { class: 'chance-note', hidden: true, 'data-test': 'significance-note' });

  addTo(map) {
    map.getContainer().append(hatching());
    this.#group.addTo(map);
  }

  draw({ state, answer, rule, significant }) {
    this.#group.clearLayers();
    this.note.hidden = state === 'off';
    if (answer === null) {
      this.note.replaceChildren(el('p', {}, state === 'loading' ? 'Working out where it is more than chance…' : 'Where it is more than chance could not be worked out.'));
      return;
    }
    this.note.replaceChildren(
      el('p', {}, significant.length > 0 && key(), el('strong', {}, headingWords(answer, rule))),
      el('p', {}, shortStatement(answer)),
    );
    const rings = significant.map(({ geometry }) => geometry.coordinates[0].map(([longitude, latitude]) => [latitude, longitude]));
    for (const ring of rings) this.#add(ring, { className: 'chance-edge', fill: false, weight: 6 });
    for (const ring of rings) this.#add(ring, { className: 'chance', fillColor: `url(#${HATCH})`, fillOpacity: 1, weight: 2.5 });
  }

  #add(ring, look) {
    this.#group.addLayer(new Polygon(ring, { renderer: this.#renderer, pane: 'significance', interactive: false, ...look }));
  }
}

function key() {
  return svg('svg', { class: 'chance-key', viewBox: '0 0 24 24', width: 18, height: 18, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { class: 'chance', d: 'M12 2L21 7V17L12 22L3 17V7Z', fill: `url(#${HATCH})` }));
}

/** Lines both ways: hotspots have them one way. */
function hatching() {
  return svg(
    'svg',
    { class: 'hatching', width: 0, height: 0, 'aria-hidden': 'true', focusable: 'false' },
    svg('defs', {}, svg('pattern', { id: HATCH, class: 'chance-hatch', width: 14, height: 14, patternUnits: 'userSpaceOnUse' }, svg('path', { d: 'M0 7H14M7 0V14' }))),
  );
}
