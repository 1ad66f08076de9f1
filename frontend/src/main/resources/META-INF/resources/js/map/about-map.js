import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { sourceOf } from './map-words.js';

/** The page about the map: where it comes from, and what its boundaries are worth. Opens over everything; Escape closes it. */
export function aboutMap({ forces, local, layer }) {
  const close = () => dialog.close();
  const dialog = el(
    'dialog',
    { class: 'about-map', 'aria-labelledby': 'about-map-title', 'data-test': 'about-map' },
    el('h2', { id: 'about-map-title', tabindex: '-1' }, phrase('map.map.about-this-map')),
    el('p', {}, phrase('map.map.hedgerow-draws-this-map-itself-from')),
    el('h3', {}, phrase('map.map.boundaries')),
    boundaries(forces),
    el('h3', {}, phrase('map.map.grid-references')),
    el('p', {}, phrase('map.map.lines-and-figures-are-the-ordnance')),
    el('h3', {}, phrase('map.map.sources')),
    el(
      'ul',
      {},
      el('li', {}, phrase('map.map.land-counties-and-police-force-areas')),
      el('li', {}, phrase('map.map.places-contains-data-from-geonames-geonames')),
      el('li', {}, phrase('map.map.ostn15-crown-copyright-ordnance-survey-and')),
      sourceOf(local) && el('li', {}, phrase('map.map.counties-or-districts', { sourceOf: sourceOf(local) })),
      layer && el('li', {}, `${layer.name}: ${layer.attribution}`),
    ),
    el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', onclick: close }, phrase('map.map.close'))),
  );
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', (event) => event.target === dialog && close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('h2').focus();
}

function boundaries(forces) {
  if (sourceOf(forces)) return el('p', {}, phrase('map.map.they-are-taken-from', { sourceOf: sourceOf(forces) }));
  return el(
    'p',
    {},
    phrase('map.map.they-are-indicative-they-come-from'),
  );
}
