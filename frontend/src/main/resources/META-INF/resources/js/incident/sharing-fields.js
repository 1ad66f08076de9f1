import { el } from '../lib/dom.js';

/** Who may see a report: one scope with its explanation, and the organisations when some are named. */
export class SharingFields {
  fieldset;

  constructor({ reference, scope, organisations = [] }) {
    const chosen = scope ?? reference.sharing.scopes.find(({ code }) => code === 'OWN_FORCE')?.code;
    this.fieldset = el(
      'fieldset',
      { id: 'report-scope' },
      el('legend', {}, 'Who may see this?'),
      reference.sharing.scopes.map((each) => [
        scopeRadio(each, each.code === chosen),
        each.code === 'NAMED_ORGANISATIONS' && organisationTicks(reference.sharing.organisations, organisations),
      ]),
    );
    this.fieldset.addEventListener('change', () => this.#follow());
    this.#follow();
  }

  /** {values: {scope, organisations}, errors}. */
  read() {
    const scope = this.#scope();
    if (!scope) return { values: null, errors: [{ field: 'report-scope', words: 'Choose who may see this report.' }] };
    const organisations = scope === 'NAMED_ORGANISATIONS' ? [...this.fieldset.querySelectorAll('input[name=organisation]:checked')].map(({ value }) => value) : [];
    const errors = scope === 'NAMED_ORGANISATIONS' && organisations.length === 0 ? [{ field: 'report-organisations', words: 'Choose at least one organisation.' }] : [];
    return { values: { scope, organisations }, errors };
  }

  #scope() {
    return this.fieldset.querySelector('input[name=scope]:checked')?.value ?? null;
  }

  #follow() {
    const named = this.fieldset.querySelector('.conditional');
    if (named) named.hidden = this.#scope() !== 'NAMED_ORGANISATIONS';
  }
}

function scopeRadio({ code, name, explanation }, checked) {
  const id = `report-scope-${code}`;
  return el(
    'div',
    { class: 'tick' },
    el('input', { type: 'radio', name: 'scope', id, value: code, checked, 'aria-describedby': `${id}-words`, 'data-test': 'report-scope' }),
    el('label', { for: id }, name),
    el('p', { class: 'hint', id: `${id}-words` }, explanation),
  );
}

function organisationTicks(organisations, chosen) {
  return el(
    'div',
    { class: 'conditional' },
    el(
      'fieldset',
      { id: 'report-organisations' },
      el('legend', {}, 'Which organisations?'),
      el('div', { class: 'scroll-list' }, organisations.map(({ id, name }) => {
        const input = `report-organisation-${id}`;
        return el('div', { class: 'tick' }, el('input', { type: 'checkbox', name: 'organisation', id: input, value: id, checked: chosen.includes(id), 'data-test': 'report-organisation' }), el('label', { for: input }, name));
      })),
    ),
  );
}
