import { amendAddress } from './ground-address.js';
import { confirmGroundAsPolice, endGroundAsPolice, fetchGround } from '../api/ground.js';
import { el, freshId, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-ground.js';
import { day } from '../time/london.js';
import { LONGEST_REASON } from './ground-form-values.js';
import { groundDrawing } from './ground-mark.js';
import { groundSwitch } from './ground-switch.js';
import { ageWords, kindWords, placeOf, titleWords } from './ground-words.js';

const STATES = { loading: 'ground.layer.loading', many: 'ground.layer.many', failed: 'ground.layer.failed' };

/**
 * Hazards and ways in beside the map of the police: the switch, a line for each that is in view, and the whole of the chosen one. `ground` (GroundViewStore) is
 * set before it is connected. It says "ground-chosen" {id, corners}.
 */
export class HedgeGroundAside extends HTMLElement {
  #life;
  #list = el('div', {});
  #details;
  #count = el('span', { class: 'chip', hidden: true });
  #whole = null;
  #ending = false;
  #said = el('p', { role: 'status', class: 'ground-said', 'data-test': 'ground-said' });

  connectedCallback() {
    this.#life = new AbortController();
    this.ground.addEventListener('ground-changed', () => this.#draw(), { signal: this.#life.signal });
    this.#details ??= el('details', { class: 'folded aside-list', 'data-test': 'ground-aside' }, el('summary', {}, phrase('ground.layer.title'), this.#count), groundSwitch(this.ground, 'ground-on'), this.#said, this.#list);
    show(this, this.#details);
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  /** Opens the list at one that was chosen on the map. */
  reveal(id) {
    this.#details.open = true;
    this.#open(id);
    this.#button(id)?.focus();
  }

  #draw() {
    const { state, features, chosen } = this.ground;
    const focused = this.#list.contains(document.activeElement) ? document.activeElement.dataset.groundId : null;
    this.#count.hidden = state !== 'ready';
    this.#count.textContent = String(features.length);
    if (this.#whole && this.#whole.ground.id !== chosen) this.#close();
    if (state === 'off') return show(this.#list);
    if (STATES[state]) return show(this.#list, el('p', { role: 'status', 'data-test': 'ground-state' }, phrase(STATES[state])));
    show(
      this.#list,
      features.length === 0 && el('p', { 'data-test': 'ground-state' }, phrase('ground.layer.none')),
      el('ul', { class: 'ground-lines' }, features.map((feature) => this.#line(feature, feature.id === chosen))),
      el('p', { class: 'hint' }, phrase('ground.layer.not-all')),
    );
    if (focused) this.#button(focused)?.focus();
    return null;
  }

  #line(feature, isChosen) {
    const old = feature.state === 'UNCONFIRMED';
    return el(
      'li',
      { class: isChosen ? 'is-chosen' : null, 'data-test': 'ground-line' },
      el('button', { type: 'button', class: 'ground-line', 'data-ground-id': feature.id, 'aria-expanded': String(isChosen), onclick: () => this.#toggle(feature, isChosen) }, groundDrawing(feature.kind), el('span', {}, el('strong', {}, titleWords(feature)), ' ', el('span', { class: old ? 'ground-old' : 'soft' }, ageWords(feature)))),
      isChosen && this.#detail(feature),
    );
  }

  #detail(feature) {
    const whole = this.#whole?.ground.id === feature.id ? this.#whole : null;
    return el(
      'div',
      { class: 'ground-detail stack' },
      feature.note && el('p', { class: 'ground-note' }, feature.note),
      el('p', {}, placeOf(feature), '. ', phrase(feature.keptByPolice ? 'ground.kept.police' : 'ground.kept.people')),
      whole && el('p', { class: 'soft' }, whole.force),
      whole && this.#history(whole),
      feature.mayChange && this.#acts(feature),
    );
  }

  #history({ history }) {
    const line = ({ act, byPolice, at, words, reason }) => el('li', {}, `${day(at)}: ${phrase(`ground.act.${act}`)} ${phrase(byPolice ? 'ground.by.police' : 'ground.by.keeper')}. `, el('span', { lang: 'en-GB' }, words), reason && `. ${phrase('ground.act.because', { reason })}`);
    return el('details', { class: 'folded' }, el('summary', {}, phrase('ground.history')), el('ul', { class: 'ground-history', 'data-test': 'ground-history' }, history.map(line)));
  }

  #acts(feature) {
    if (this.#ending) return this.#end(feature);
    return el(
      'div',
      { class: 'buttons' },
      el('button', { type: 'button', class: 'secondary', 'data-test': 'police-confirm', onclick: () => this.#act(() => confirmGroundAsPolice(feature.id), phrase('ground.said.confirmed', { n: 1 })) }, phrase('ground.still-so')),
      el('a', { class: 'button secondary', href: amendAddress(feature.id), 'data-test': 'police-amend' }, phrase('ground.change')),
      el('button', { type: 'button', class: 'secondary', 'data-test': 'police-end', onclick: () => this.#ask(true) }, phrase('ground.end')),
    );
  }

  #end(feature) {
    const id = freshId('ground-reason');
    const reason = el('input', { id, type: 'text', maxlength: LONGEST_REASON, autocomplete: 'off', 'aria-describedby': `${id}-hint`, 'data-test': 'police-reason' });
    const send = (event) => {
      event.preventDefault();
      if (reason.value.trim() === '') {
        reason.setAttribute('aria-invalid', 'true');
        this.#tell(phrase('ground.problem.reason'));
        return reason.focus();
      }
      return this.#act(() => endGroundAsPolice(feature.id, reason.value.trim()), phrase('ground.said.ended', { what: kindWords(feature.kind) }));
    };
    return el(
      'form',
      { class: 'stack', novalidate: true, onsubmit: send },
      el('div', { class: 'field' }, el('label', { for: id }, phrase('ground.reason.end')), el('p', { class: 'hint', id: `${id}-hint` }, phrase('ground.reason.hint')), reason),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'primary', 'data-test': 'police-end-sure' }, phrase('ground.end')), el('button', { type: 'button', class: 'secondary', onclick: () => this.#ask(false) }, phrase('ground.end.not'))),
    );
  }

  #ask(ending) {
    this.#ending = ending;
    this.#draw();
    this.#list.querySelector(ending ? '[data-test=police-reason]' : '[data-test=police-end]')?.focus();
  }

  #toggle(feature, isChosen) {
    if (isChosen) {
      this.#close();
      return this.ground.choose(null);
    }
    this.dispatchEvent(new CustomEvent('ground-chosen', { detail: { id: feature.id, corners: feature.corners } }));
    return this.#open(feature.id);
  }

  async #open(id) {
    this.#close();
    this.ground.choose(id);
    try {
      const whole = await fetchGround(id, this.#life.signal);
      if (this.ground.chosen !== id) return;
      this.#whole = whole;
      this.#draw();
    } catch {
      // The line has all but the history; a tap asks again.
    }
  }

  #close() {
    this.#whole = null;
    this.#ending = false;
    this.#tell('');
  }

  async #act(acting, said) {
    try {
      const feature = await acting();
      this.#close();
      this.ground.take(feature);
      this.#tell(said);
    } catch (problem) {
      this.#tell(problem.words ?? phrase('ground.failed'));
      if (problem.status === 404 || problem.status === 409) this.ground.refresh();
    }
  }

  #tell(text) {
    this.#said.textContent = text;
  }

  #button(id) {
    return this.#list.querySelector(`button[data-ground-id="${CSS.escape(id)}"]`);
  }
}

customElements.define('hedge-ground-aside', HedgeGroundAside);
