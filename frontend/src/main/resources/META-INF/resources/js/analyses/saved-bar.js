import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';

/** Two buttons: save what is shown, and find what was saved. `now` says {kind, by} at that moment. They say "analyses-wanted" {kind, by} upwards. */
export function savedBar(now) {
  const want = (detail) => (event) => event.currentTarget.dispatchEvent(new CustomEvent('analyses-wanted', { bubbles: true, detail: detail() }));
  return el(
    'div',
    { class: 'buttons saved-bar' },
    el('button', { type: 'button', class: 'link', 'data-test': 'save-view', onclick: want(now) }, phrase('map.analyses.save-this-view')),
    el('button', { type: 'button', class: 'link', 'data-test': 'saved-views', onclick: want(() => ({ kind: null })) }, phrase('map.analyses.saved-analyses')),
  );
}
