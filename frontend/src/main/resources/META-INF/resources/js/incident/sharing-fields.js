import { el } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { SharingMore } from './sharing-more.js';

/** What most reports need; the rest is one step away. */
const FIRST = ['OWN_FORCE', 'NAMED_ORGANISATIONS', 'AGREEMENT', 'ALL_FORCES', 'WATCH_AREA', 'PUBLIC'];
const NAMING = ['NAMED_ORGANISATIONS', 'AIR_SUPPORT_TASK'];

/**
 * Who may see a report: one scope with its explanation, what that scope asks for, and under "More about sharing" the conditions. `choices` is what the
 * server offers this person, `sharing` how a report is shared already and `names` the names of those whom that names, by id; `plain` leaves the conditions out, `first` names the scopes that are not one step away. It tells of every change with "sharing-changed" on its fieldset.
 */
export class SharingFields {
  fieldset;
  #choices;
  #more = null;

  constructor({ choices, sharing = null, names = {}, plain = false, first: shown = FIRST }) {
    this.#choices = choices;
    const chosen = sharing?.scope ?? 'OWN_FORCE';
    const first = choices.scopes.filter(({ code }) => shown.includes(code));
    const others = choices.scopes.filter(({ code }) => !shown.includes(code));
    const radio = (scope) => [scopeRadio(scope, scope.code === chosen), this.#conditional(scope.code, sharing)];
    if (!plain) this.#more = new SharingMore({ compartments: choices.compartments, sharing, names });
    this.fieldset = el(
      'fieldset',
      { id: 'report-scope' },
      el('legend', {}, phrase('map.incident.who-may-see-this')),
      first.map(radio),
      others.length > 0 && el('details', { class: 'folded', open: others.some(({ code }) => code === chosen), 'data-test': 'sharing-others' }, el('summary', {}, phrase('map.incident.fewer-or-others')), others.map(radio)),
      this.#more?.element,
    );
    this.fieldset.addEventListener('change', () => this.#follow());
    this.fieldset.addEventListener('input', () => this.fieldset.dispatchEvent(new Event('sharing-changed')));
    this.#follow();
  }

  /** {values, errors}; the values are the form that the server takes. */
  read() {
    const scope = this.#scope();
    if (!scope) return { values: null, errors: [{ field: 'report-scope', words: phrase('map.incident.choose-who-may-see-this-report') }] };
    const values = { scope };
    const errors = [];
    if (NAMING.includes(scope)) {
      values.organisations = [...this.#part(scope).querySelectorAll('input[name=organisation]:checked')].map(({ value }) => value);
      if (values.organisations.length === 0) errors.push({ field: `report-organisations-${scope}`, words: phrase('map.incident.choose-at-least-one-organisation') });
    }
    if (scope === 'TEAM') values.team = this.#part(scope).querySelector('select').value;
    if (scope === 'AGREEMENT' || scope === 'PARTNER') values.agreement = this.#part(scope).querySelector('select').value;
    const more = this.#more?.read(scope === 'AIR_SUPPORT_TASK') ?? { values: {}, errors: [] };
    return { values: { ...values, ...more.values }, errors: [...errors, ...more.errors] };
  }

  #scope() {
    return this.fieldset.querySelector('input[name=scope]:checked')?.value ?? null;
  }

  #part(scope) {
    return this.fieldset.querySelector(`.conditional[data-for=${scope}]`);
  }

  #follow() {
    const scope = this.#scope();
    for (const part of this.fieldset.querySelectorAll('.conditional[data-for]')) part.hidden = part.dataset.for !== scope;
    if (scope === 'AIR_SUPPORT_TASK') this.#more?.open();
  }

  #conditional(scope, sharing) {
    const { organisations, teams, agreements } = this.#choices;
    if (NAMING.includes(scope)) {
      const offered = scope === 'AIR_SUPPORT_TASK' ? organisations.filter(({ kind }) => kind === 'NATIONAL_UNIT') : organisations;
      return part(scope, organisationTicks(scope, offered, sharing?.scope === scope ? (sharing.organisations ?? []) : []));
    }
    if (scope === 'TEAM') return part(scope, select('report-team', phrase('map.incident.which-team'), teams, sharing?.team));
    if (scope === 'AGREEMENT' || scope === 'PARTNER') return part(scope, select(`report-agreement-${scope}`, phrase('map.incident.under-which-agreement'), agreements, sharing?.agreement));
    return null;
  }
}

const part = (scope, content) => el('div', { class: 'conditional', 'data-for': scope }, content);

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

function select(id, label, options, chosen) {
  return el('div', { class: 'field' }, el('label', { for: id }, label), el('select', { id }, options.map((each) => el('option', { value: each.id, selected: each.id === chosen }, each.name))));
}

function organisationTicks(scope, organisations, chosen) {
  return el(
    'fieldset',
    { id: `report-organisations-${scope}` },
    el('legend', {}, scope === 'AIR_SUPPORT_TASK' ? phrase('map.incident.whose-crews') : phrase('map.incident.which-organisations')),
    el('div', { class: 'scroll-list' }, organisations.map(({ id, name }) => {
      const input = `report-organisation-${scope}-${id}`;
      return el('div', { class: 'tick' }, el('input', { type: 'checkbox', name: 'organisation', id: input, value: id, checked: chosen.includes(id), 'data-test': 'report-organisation' }), el('label', { for: input }, name));
    })),
  );
}
