import { statePurpose } from '../api/session.js';
import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-page.js';

/** The purposes, by code. */
export const PURPOSES = new Map([
  ['PREVENTION', phrase('page.session.prevent-and-detect-crime')],
  ['INVESTIGATION', phrase('page.session.investigate')],
  ['SAFEGUARDING', phrase('page.session.keep-people-safe')],
  ['INTELLIGENCE', phrase('page.session.intelligence')],
  ['ANALYSIS', phrase('page.session.analysis')],
  ['AIR_SUPPORT', phrase('page.session.air-support')],
]);

/** What somebody is here to do: needed to see what is shared under an agreement. `session` is the store, which tells when it is stated. */
export function purposeField(session, id = 'purpose') {
  const problem = el('p', { class: 'field-error', role: 'alert' });
  const select = el('select', { id, 'data-test': id }, [['', phrase('page.session.not-said')], ...PURPOSES].map(([value, words]) => el('option', { value, selected: value === (session.session.purpose ?? '') }, words)));
  select.addEventListener('change', async () => {
    problem.textContent = '';
    try {
      await statePurpose(select.value || null);
      session.readFor(select.value || null);
    } catch (refusal) {
      select.value = session.session.purpose ?? '';
      problem.textContent = refusal.words ?? phrase('page.session.that-did-not-work-try-again');
    }
  });
  return el('div', { class: 'field' }, el('label', { for: id }, phrase('page.session.what-are-you-here-to-do')), problem, select);
}

/** Asks once in a session, until it is said or put off. */
export function purposeQuestion(session) {
  const box = el('div', { class: 'notice stack', 'data-test': 'purpose-question' });
  const close = () => box.remove();
  show(box, purposeField(session, 'purpose-now'), el('p', { class: 'hint' }, phrase('page.session.what-other-forces-share-under-an')), el('button', { type: 'button', class: 'link', 'data-test': 'purpose-later', onclick: close }, phrase('page.session.not-now')));
  session.addEventListener('purpose-stated', close, { once: true });
  return box;
}
