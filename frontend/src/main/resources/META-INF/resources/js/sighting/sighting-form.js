import { recordSighting } from '../api/sightings.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { sentForm, textField, valueOf } from '../lib/sent-form.js';
import { DIRECTIONS } from '../operation/operation-words.js';
import { toField } from '../time/london.js';
import { FIELDS, sightingContent } from './sighting-values.js';
import { SCOPES } from './sighting-words.js';

const CERTAINTIES = ['CERTAIN', 'LIKELY', 'GUESSED'];
const NAMES = ['kind', 'plate', 'certainty', 'make', 'model', 'breed', 'colour', 'number', 'description', 'earliest', 'latest', 'place', 'road', 'direction', 'headingTo', 'note', 'category', 'scope', 'agreement'];
const name = (field) => `sighting-${field}`;

/**
 * The form of a sighting.
 *
 * @param incident that it belongs to, {id, isOwn}; null when it stands alone
 * @param reference has the kinds of crime
 * @param sharing has organisations and agreements to choose from
 * @param done is called with what was recorded
 */
export function sightingForm({ incident, reference, sharing, done }) {
  const id = randomId();
  const choose = ['', words('sightings.form.not-known')];
  const line = (field, more = {}) => formField({ id: name(field), label: words(`sightings.form.${field}`), autocomplete: 'off', maxlength: 60, ...more });
  const form = sentForm({
    id: 'record',
    prefix: 'sighting-',
    button: words('sightings.form.send'),
    fields: [
      selectField({ id: name('kind'), label: words('sightings.form.kind'), value: 'VEHICLE', options: Object.keys(FIELDS).map((kind) => [kind, words(`sightings.kind.${kind}`)]) }),
      line('plate', { hint: words('sightings.form.plate-hint'), maxlength: 20, autocapitalize: 'characters', spellcheck: 'false' }),
      selectField({ id: name('certainty'), label: words('sightings.form.certainty'), value: 'LIKELY', options: CERTAINTIES.map((code) => [code, words(`sightings.certainty.${code}`)]) }),
      line('make'),
      line('model'),
      line('number', { inputmode: 'numeric', maxlength: 3 }),
      line('breed'),
      line('colour'),
      textField({ id: name('description'), label: words('sightings.form.description'), hint: words('sightings.form.description-hint'), maxlength: 400, rows: 2 }),
      line('earliest', { type: 'datetime-local', maxlength: null, value: toField(new Date().toISOString()) }),
      line('latest', { type: 'datetime-local', maxlength: null, hint: words('sightings.form.latest-hint') }),
      line('place', { maxlength: 200, hint: words('sightings.form.place-hint') }),
      line('road', { maxlength: 80 }),
      selectField({ id: name('direction'), label: words('sightings.form.direction'), value: '', options: [['', words('operations.direction.unknown')], ...DIRECTIONS.map((code) => [code, words(`operations.direction.${code}`)])] }),
      selectField({ id: name('headingTo'), label: words('sightings.form.headingTo'), value: '', options: [choose, ...sharing.organisations.filter(({ kind }) => kind === 'FORCE').map((force) => [force.id, force.name])] }),
      incident === null && selectField({ id: name('category'), label: words('sightings.form.category'), value: '', options: [choose, ...reference.categories.flatMap((group) => group.children ?? []).map((kind) => [kind.code, kind.name])] }),
      textField({ id: name('note'), label: words('sightings.form.note'), maxlength: 1000, rows: 2 }),
      !incident?.isOwn && selectField({ id: name('scope'), label: words('sightings.form.scope'), value: 'OWN_FORCE', options: Object.keys(SCOPES).filter((code) => code !== 'AGREEMENT' || sharing.agreements.length > 0).map((code) => [code, words(`sightings.scope.${code}`)]) }),
      !incident?.isOwn && selectField({ id: name('agreement'), label: words('sightings.form.agreement'), value: '', options: [choose, ...sharing.agreements.map((agreement) => [agreement.id, agreement.name])] }),
    ],
    act: async (sent) => done(await recordSighting(id, sightingContent(Object.fromEntries(NAMES.map((field) => [field, valueOf(sent, name(field))])), incident))),
  });
  const showFields = () => {
    const fields = FIELDS[valueOf(form, name('kind'))];
    for (const field of new Set(Object.values(FIELDS).flat())) form.querySelector(`#${name(field)}`).closest('.field').hidden = !fields.includes(field);
    const agreement = form.querySelector(`#${name('agreement')}`);
    if (agreement) agreement.closest('.field').hidden = valueOf(form, name('scope')) !== 'AGREEMENT';
  };
  form.elements[name('kind')].addEventListener('change', showFields);
  form.elements[name('scope')]?.addEventListener('change', showFields);
  showFields();
  return form;
}

/** What stands above the form. */
export const formTitle = () => el('h2', { id: 'record-title' }, words('sightings.form.title'));
