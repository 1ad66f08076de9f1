import { el } from '../lib/dom.js';

/** Whether a layer of the map is shown: a tick that follows its store (`isOn`, `switch`), wherever it stands. `changed` is what the store announces. */
export function layerSwitch({ store, changed, test, words }) {
  const box = el('input', { type: 'checkbox', 'data-test': test, onchange: () => store.switch(box.checked) });
  const follow = () => {
    box.checked = store.isOn;
  };
  store.addEventListener(changed, follow);
  follow();
  return el('label', { class: 'ground-choice' }, box, el('span', {}, words));
}
