import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenClock, spokenDayAndClock } from '../time/spoken-time.js';
import { stateWords } from './air-words.js';

const WAY = ['DRAFT', 'REQUESTED', 'ACCEPTED', 'EN_ROUTE', 'ON_SCENE', 'RELEASED'];
const WITH_REASON = ['CALLED_AWAY', 'DECLINED', 'CANCELLED'];
const ENDED = ['DECLINED', 'CANCELLED'];

/** The steps that were taken, in their order and as often as they were taken, and what lies ahead of the present one while it goes on. */
function way(steps, state) {
  if (steps.length === 0) return WAY.map((one) => ({ state: one, at: null, isNow: one === state }));
  const taken = steps.map((step, index) => ({ state: step.state, at: step.at, isNow: index === steps.length - 1 }));
  if (ENDED.includes(state)) return taken;
  const next = state === 'CALLED_AWAY' ? 'ACCEPTED' : WAY[WAY.indexOf(state) + 1];
  return [...taken, ...(next ? WAY.slice(WAY.indexOf(next)) : []).map((one) => ({ state: one, at: null, isNow: false }))];
}

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
    const last = steps.at(-1);
    const told = steps.filter(({ state: each, reason }) => WITH_REASON.includes(each) && reason);
    this.root.dataset.state = state;
    show(
      this.root,
      reference && el('p', { class: 'air-reference' }, el('strong', {}, reference), own ? airSupport && ` ${words('air.to', { name: airSupport.name })}` : ` ${words('air.from', { name: force })}`),
      el('p', { class: 'air-now', role: 'status', 'data-test': 'air-now' }, stateWords(state)),
      WITH_REASON.includes(state) && last && el('p', { 'data-test': 'air-reason' }, words('air.because', { reason: last.reason ?? '' })),
      el('ol', { class: 'air-steps' }, way(steps, state).map(({ state: one, at, isNow }) => el('li', { class: at ? 'is-done' : null, 'aria-current': isNow ? 'step' : null }, el('span', {}, stateWords(one)), at && el('time', { datetime: at }, spokenClock(at))))),
      told.length > 0 && el('ul', { class: 'plain-list soft', 'data-test': 'air-told' }, told.map((step) => el('li', {}, words('air.step-because', { state: stateWords(step.state), at: spokenDayAndClock(step.at), by: step.by ? `${step.by}, ${step.organisation}` : step.organisation, reason: step.reason })))),
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
