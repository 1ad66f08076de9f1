import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { layerSwitch } from '../map/layer-switch.js';

/** Whether boards of operations are shown on the map, and which operations these are, with the way to each: what stands on the map as signs is there in words. */
export function boardsSwitch(store) {
  const list = el('ul', { class: 'map-boards', 'data-test': 'map-boards-list' });
  const follow = () => {
    show(list, store.operations.map(({ id, name, items }) => el('li', {}, el('a', { href: `/operations.html#${id}/board` }, phrase('map.boards.of', { name, n: items.length })))));
    list.hidden = store.operations.length === 0;
  };
  store.addEventListener('boards-changed', follow);
  follow();
  return el('div', {}, layerSwitch({ store, changed: 'boards-changed', test: 'map-boards', words: phrase('map.boards.show') }), list);
}
