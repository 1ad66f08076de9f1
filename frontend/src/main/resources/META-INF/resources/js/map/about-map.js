import { el } from '../lib/dom.js';
import { sourceOf } from './map-words.js';

/** The page about the map: where it comes from, and what its boundaries are worth. Opens over everything; Escape closes it. */
export function aboutMap({ forces, local, layer }) {
  const close = () => dialog.close();
  const dialog = el(
    'dialog',
    { class: 'about-map', 'aria-labelledby': 'about-map-title', 'data-test': 'about-map' },
    el('h2', { id: 'about-map-title', tabindex: '-1' }, 'About this map'),
    el('p', {}, 'Hedgerow draws this map itself, from data on its own server. Nobody else learns where you look.'),
    el('h3', {}, 'Boundaries'),
    boundaries(forces),
    el('h3', {}, 'Grid references'),
    el('p', {}, 'Lines and figures are the Ordnance Survey National Grid. A reference that is stored is placed by OSTN15; the lines on the screen are good to about 5 m.'),
    el('h3', {}, 'Sources'),
    el(
      'ul',
      {},
      el('li', {}, 'Land, counties and police force areas: made with Natural Earth, 1:10,000,000, public domain.'),
      el('li', {}, 'Places: contains data from GeoNames (geonames.org), licensed under CC BY 4.0, reduced and ranked.'),
      el('li', {}, 'OSTN15: © Crown copyright, Ordnance Survey and the Ministry of Defence (MOD) 2016. All rights reserved. Used under the BSD licence.'),
      sourceOf(local) && el('li', {}, `Counties or districts: ${sourceOf(local)}`),
      layer && el('li', {}, `${layer.name}: ${layer.attribution}`),
    ),
    el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', onclick: close }, 'Close')),
  );
  dialog.addEventListener('keydown', (event) => event.stopPropagation());
  dialog.addEventListener('click', (event) => event.target === dialog && close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector('h2').focus();
}

function boundaries(forces) {
  if (sourceOf(forces)) return el('p', {}, `They are taken from ${sourceOf(forces)}.`);
  return el(
    'p',
    {},
    'They are indicative. They come from a small-scale map and lie up to about 1 km from the legal ones. No legal or operational decision may rest on them alone: near a border, ask both forces.',
  );
}
