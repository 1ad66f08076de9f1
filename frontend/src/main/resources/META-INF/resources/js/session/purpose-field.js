import { statePurpose } from '../api/session.js';
import { el, show } from '../lib/dom.js';

/** The purposes, by code. */
export const PURPOSES = new Map([
  ['PREVENTION', 'Prevent and detect crime'],
  ['INVESTIGATION', 'Investigate'],
  ['SAFEGUARDING', 'Keep people safe'],
  ['INTELLIGENCE', 'Intelligence'],
  ['ANALYSIS', 'Analysis'],
  ['AIR_SUPPORT', 'Air support'],
]);

/** What somebody is here to do: needed to see what is shared under an agreement. `session` is the store, which tells when it is stated. */
export function purposeField(session, id = 'purpose') {
  const problem = el('p', { class: 'field-error', role: 'alert' });
  const select = el('select', { id, 'data-test': id }, [['', 'Not said'], ...PURPOSES].map(([value, words]) => el('option', { value, selected: value === (session.session.purpose ?? '') }, words)));
  select.addEventListener('change', async () => {
    problem.textContent = '';
    try {
      await statePurpose(select.value || null);
      session.readFor(select.value || null);
    } catch (refusal) {
      select.value = session.session.purpose ?? '';
      problem.textContent = refusal.words ?? 'That did not work. Try again.';
    }
  });
  return el('div', { class: 'field' }, el('label', { for: id }, 'What are you here to do?'), problem, select);
}

/** Asks once in a session, until it is said or put off. */
export function purposeQuestion(session) {
  const box = el('div', { class: 'notice stack', 'data-test': 'purpose-question' });
  const close = () => box.remove();
  show(box, purposeField(session, 'purpose-now'), el('p', { class: 'hint' }, 'What other forces share under an agreement shows once you have said it. You can change it in your menu.'), el('button', { type: 'button', class: 'link', 'data-test': 'purpose-later', onclick: close }, 'Not now'));
  session.addEventListener('purpose-stated', close, { once: true });
  return box;
}
