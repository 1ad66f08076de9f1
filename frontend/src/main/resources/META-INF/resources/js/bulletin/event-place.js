import { el } from '../lib/dom.js';
import { loadWords, words } from '../lib/words.js';
import { placeForms } from '../place/place-forms.js';

/** Where people may come, for whoever reads about it: every form of the place, and a small map; on paper the grid reference above is enough. */
export function eventPlace(position) {
  const host = el('div', { class: 'event-map', 'data-test': 'event-map' });
  draw(host, position);
  return el('section', { class: 'event-place stack' }, el('h3', {}, words('bulletin.place-forms')), placeForms(position.line), host);
}

/** A map that does not arrive leaves the words. */
async function draw(host, position) {
  try {
    await Promise.all([loadWords('report'), import('../map/hedge-small-map.js')]);
    host.append(Object.assign(document.createElement('hedge-small-map'), { place: position, still: words('bulletin.event-map') }));
  } catch {
    host.remove();
  }
}
