import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';

const FIGURES = ['told', 'letters', 'messages', 'read'];

/** How many people an issued bulletin has reached by their areas; `fetch` answers the figures, a small one as null. Nothing of who they are is known. */
export function bulletinFigures(fetch) {
  const body = el('div', {}, el('p', { role: 'status' }, words('bulletin.loading')));
  const load = async () => {
    try {
      const figures = await fetch();
      show(body, el('dl', { class: 'facts', 'data-test': 'bulletin-figures' }, FIGURES.flatMap((each) => [el('dt', {}, words(`bulletin.figures.${each}`)), el('dd', { 'data-figure': each }, figures[each] === null ? words('bulletin.figures.few') : String(figures[each]))])), el('p', { class: 'hint' }, words('bulletin.figures.hint')));
    } catch {
      show(body, el('p', {}, words('bulletin.figures.failed')), el('button', { type: 'button', class: 'secondary', onclick: load }, words('bulletin.again')));
    }
  };
  load();
  return el('section', { class: 'bulletin-figures' }, el('h3', {}, words('bulletin.figures.title')), body);
}
