import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';

/** Whether events of the police are shown on the map: a tick that follows the store (EventStore), wherever it stands. */
export function eventSwitch(store, test) {
  const box = el('input', { type: 'checkbox', 'data-test': test, onchange: () => store.switch(box.checked) });
  const follow = () => {
    box.checked = store.isOn;
  };
  store.addEventListener('events-changed', follow);
  follow();
  return el('label', { class: 'ground-choice' }, box, el('span', {}, phrase('map.event.show')));
}
