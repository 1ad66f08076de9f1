import { el } from '../lib/dom.js';
import { SVG } from '../lib/leaflet.js';
import { phrase } from '../lib/words-of-map.js';
import { DensityPainter } from './density-painter.js';
import { EmergingPainter } from './emerging-painter.js';
import { ForecastPainter } from './forecast-painter.js';
import { ScanPainter } from './scan-painter.js';
import { SignificancePainter } from './significance-painter.js';

const WITHOUT_ANSWER = { loading: phrase('map.map.working-it-out'), stopped: phrase('map.map.stopped'), failed: phrase('map.map.it-could-not-be-worked-out') };

/**
 * What was chosen to be shown beside the hotspots. Never without the note that says how it was found; a printed sheet has no room for it, and so
 * none of it. Each study has a painter: `addTo(map)`, `draw(answer)`, `clear()` and `key(answer)`, what its marks look like in the note.
 */
export class StudyLayer {
  #painters;
  #map = null;

  /** What stands on the map beside the layer. */
  note = el('div', { class: 'study-note', hidden: true, 'data-test': 'study-note' });

  constructor(palette) {
    const renderer = new SVG({ pane: 'studies', padding: 0.3 });
    this.#painters = {
      significance: new SignificancePainter(renderer),
      emerging: new EmergingPainter(renderer),
      scan: new ScanPainter(renderer),
      forecast: new ForecastPainter(renderer),
      density: new DensityPainter(palette),
    };
  }

  addTo(map) {
    this.#map = map;
    for (const painter of Object.values(this.#painters)) painter.addTo(map);
  }

  /** Colours have changed. */
  restyle() {
    this.#painters.density.redraw();
  }

  draw({ state, study, answer, rule }) {
    for (const painter of Object.values(this.#painters)) painter.clear();
    this.#map?.getContainer().classList.toggle('covers-cells', study?.name === 'density' && answer !== null && answer.missing === null);
    this.note.hidden = state === 'off';
    if (study === null) {
      this.note.replaceChildren();
      return;
    }
    if (answer === null) {
      this.note.replaceChildren(el('p', {}, `${study.words}: ${WITHOUT_ANSWER[state]}`));
      return;
    }
    const painter = this.#painters[study.name];
    const key = painter.key(answer);
    this.note.replaceChildren(el('p', {}, key, el('strong', {}, study.heading(answer, rule))), el('p', {}, study.shortStatement(answer)));
    painter.draw(answer);
  }
}
