import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenClock, spokenDayAndClock } from '../time/spoken-time.js';
import { stateWords } from './air-words.js';

const WAY = ['DRAFT', 'REQUESTED', 'ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'RELEASED'];
const WITH_REASON = ['DECLINED', 'CANCELLED'];

/** How far a request is, large, with the time of each step; and the steps that may be taken now. Calling off is always at hand while it can be done. */
export class StateBar {
  root = el('div', { class: 'air-state', 'data-test': 'air-state' });
  #step;
  #drawnFor = '';

  constructor({ step }) {
    this.#step = step;
  }

  update(whole) {
    const key = `${whole.id} ${whole.version} ${whole.state}`;
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    const { reference, state, steps, next, endsAt, airSupport, force, own } = whole;
    const at = new Map(steps.map((step) => [step.state, step]));
    const ended = WITH_REASON.includes(state) ? at.get(state) : null;
    this.root.dataset.state = state;
    show(
      this.root,
      reference && el('p', { class: 'air-reference' }, el('strong', {}, reference), own ? airSupport && ` ${words('air.to', { name: airSupport.name })}` : ` ${words('air.from', { name: force })}`),
      el('p', { class: 'air-now', role: 'status', 'data-test': 'air-now' }, stateWords(state)),
      ended && el('p', { 'data-test': 'air-reason' }, words('air.because', { reason: ended.reason ?? '' })),
      el(
        'ol',
        { class: 'air-steps' },
        (ended ? [...WAY.filter((one) => at.has(one)), state] : WAY).map((one) => el('li', { class: at.has(one) ? 'is-done' : null, 'aria-current': one === state ? 'step' : null }, el('span', {}, stateWords(one)), at.has(one) && el('time', { datetime: at.get(one).at }, spokenClock(at.get(one).at)))),
      ),
      endsAt && el('p', { class: 'soft' }, words('air.ends', { at: spokenDayAndClock(endsAt) })),
      next.length > 0 && this.#buttons(next.filter((to) => to !== 'REQUESTED')),
    );
  }

  #buttons(next) {
    const reason = el('input', { type: 'text', id: 'air-step-reason', maxlength: 400, autocomplete: 'off', 'data-test': 'air-step-reason' });
    const asks = next.filter((to) => WITH_REASON.includes(to));
    return el(
      'div',
      { class: 'stack' },
      el('div', { class: 'buttons' }, next.filter((to) => !WITH_REASON.includes(to)).map((to) => el('button', { type: 'button', class: 'primary', 'data-test': `air-to-${to}`, onclick: () => this.#step(to, null) }, words(`air.step.${to}`)))),
      asks.length > 0 &&
        el(
          'div',
          { class: 'air-reasons' },
          el('div', { class: 'field' }, el('label', { for: 'air-step-reason' }, words('air.reason')), reason),
          el('div', { class: 'buttons' }, asks.map((to) => el('button', { type: 'button', class: 'secondary', 'data-test': `air-to-${to}`, onclick: () => this.#step(to, reason.value.trim() || words(`air.ordinary-reason.${to}`)) }, words(`air.step.${to}`)))),
        ),
    );
  }
}
