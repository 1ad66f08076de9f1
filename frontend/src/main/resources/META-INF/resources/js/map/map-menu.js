import { el, freshId, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { eventSwitch } from '../bulletin/event-switch.js';
import { groundSwitch } from '../ground/ground-switch.js';
import { phrase } from '../lib/words-of-map.js';
import { boardsSwitch } from '../operation/boards-switch.js';

/** The menu of the map: which ground is shown, what is studied on it, printing, and what the map is made of. */
export class MapMenu {
  #layers;
  #ground = el('div', {});
  #changed;

  /** Takes the operator's layers, the stores of the studies, of events and, where there are any, of the ground and of the boards of operations, and what to do: `changed` after a choice, `print`, `about`. */
  constructor(layers, { studies, events, ground = null, boards = null, changed, print, about }) {
    this.#layers = layers;
    this.#changed = changed;
    const leave = (action) => () => {
      this.root.open = false;
      action();
    };
    this.root = el(
      'details',
      { class: 'map-menu', 'data-test': 'map-menu' },
      el('summary', { class: 'map-button', 'aria-label': phrase('map.map.map-menu'), title: phrase('map.map.map-menu') }, icon('map')),
      el(
        'div',
        { class: 'menu-card' },
        this.#ground,
        studyChoice(studies),
        ground && groundSwitch(ground, 'map-ground'),
        boards && boardsSwitch(boards),
        eventSwitch(events, 'map-events'),
        el('button', { type: 'button', class: 'link', 'data-test': 'print-map', onclick: leave(print) }, phrase('map.map.print-this-map')),
        el('button', { type: 'button', class: 'link', 'data-test': 'open-about-map', onclick: leave(about) }, phrase('map.map.about-this-map')),
      ),
    );
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || !this.root.open) return;
      event.stopPropagation();
      this.root.open = false;
      this.focus();
    });
  }

  focus() {
    this.root.querySelector('summary').focus();
  }

  /** Shows the choice of grounds, when there is one. */
  draw() {
    if (this.#layers.list.length === 0) return;
    const group = freshId('ground');
    const choice = (id, name) =>
      el(
        'label',
        { class: 'ground-choice' },
        el('input', { type: 'radio', name: group, value: id ?? '', checked: (this.#layers.chosen?.id ?? null) === id, 'data-test': `ground-${id ?? 'own'}`, onchange: () => this.#choose(id) }),
        el('span', {}, name),
      );
    show(this.#ground, el('fieldset', {}, el('legend', {}, phrase('map.map.map')), choice(null, phrase('map.map.hedgerows-own')), this.#layers.list.map(({ id, name }) => choice(id, name))));
  }

  #choose(id) {
    this.#layers.choose(id);
    this.#changed();
  }
}

/** The same choice as above the list of hotspots: at most one study at a time. */
function studyChoice(studies) {
  const group = freshId('study');
  const choice = (name, words) => {
    const radio = el('input', { type: 'radio', name: group, value: name, 'data-test': `map-study-${name || 'none'}`, onchange: () => studies.choose(name) });
    const follow = () => {
      radio.checked = (studies.study?.name ?? '') === name;
    };
    studies.addEventListener('study-changed', follow);
    follow();
    return el('label', { class: 'ground-choice' }, radio, el('span', {}, words));
  };
  return el('fieldset', {}, el('legend', {}, phrase('map.map.beside-the-hotspots')), choice('', phrase('map.map.nothing-more')), studies.offered.map(({ name, words }) => choice(name, words)));
}
