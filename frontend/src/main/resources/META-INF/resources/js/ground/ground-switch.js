import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-ground.js';

/** Whether hazards and ways in are shown on the map: a tick that follows the store (GroundViewStore), wherever it stands. */
export function groundSwitch(store, test) {
  const box = el('input', { type: 'checkbox', 'data-test': test, onchange: () => store.switch(box.checked) });
  const follow = () => {
    box.checked = store.isOn;
  };
  store.addEventListener('ground-changed', follow);
  follow();
  return el('label', { class: 'ground-choice' }, box, el('span', {}, phrase('ground.layer.show')));
}
