import { askForces } from '../api/enquiries.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { givenOf, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { PURPOSES } from '../session/purpose-field.js';
import { KINDS } from './enquiry-words.js';

const PREFIX = 'ask-';
const FIELDS = {
  PLATE: ['pattern'],
  VEHICLE: ['make', 'model', 'colour'],
  PERSON: ['name', 'born'],
  PLACE: ['place'],
  OPERATION: ['operation', 'place', 'radiusKm', 'firstDay', 'lastDay'],
};
const NUMBERS = ['radiusKm'];

/**
 * The form of an enquiry. What was typed for one kind is gone when another is chosen.
 *
 * @param purpose that the person has stated already, or null
 * @param pattern of a plate, typed in already
 * @param operations [[id, name]] with an area that may be asked about
 * @param done is called with the answer
 */
export function enquiryForm({ purpose, pattern, operations, done }) {
  let sending = { id: randomId(), said: '' };
  const parts = el('div', { class: 'stack' });
  const kind = selectField({ id: `${PREFIX}kind`, label: words('enquiries.form.kind'), options: KINDS.map((each) => [each, words(`enquiries.kind.${each}`)]) });
  const choice = kind.querySelector('select');
  const draw = () => show(parts, FIELDS[choice.value].map((name) => field(name, operations)));
  choice.addEventListener('change', draw);
  draw();
  if (pattern !== '') parts.querySelector('input').value = pattern;
  return sentForm({
    id: 'ask',
    prefix: PREFIX,
    button: words('enquiries.form.send'),
    fields: [
      kind,
      parts,
      selectField({ id: `${PREFIX}purpose`, label: words('enquiries.form.purpose'), value: purpose ?? '', options: [['', words('enquiries.form.choose')], ...PURPOSES] }),
      formField({ id: `${PREFIX}reason`, label: words('enquiries.form.reason'), hint: words('enquiries.form.reason-hint'), maxlength: 200, autocomplete: 'off' }),
    ],
    act: async (form) => {
      const body = { kind: choice.value, purpose: valueOf(form, `${PREFIX}purpose`), reason: valueOf(form, `${PREFIX}reason`) };
      for (const name of FIELDS[choice.value]) {
        const given = givenOf(form, PREFIX + name);
        body[name] = NUMBERS.includes(name) && given !== null ? Number(given) : given;
      }
      // The same again, after no answer came, is the same enquiry; anything else is another.
      const said = JSON.stringify(body);
      if (sending.said !== said) sending = { id: randomId(), said };
      const answer = await askForces(sending.id, body);
      sending = { id: randomId(), said: '' };
      await done(answer);
    },
  });
}

function field(name, operations) {
  const id = PREFIX + name;
  const label = words(`enquiries.field.${name}`);
  if (name === 'operation') return selectField({ id, label, options: [['', words('enquiries.field.no-operation')], ...operations] });
  const hint = HINTED.includes(name) ? words(`enquiries.field.${name}-hint`) : null;
  return formField({ id, label, hint, autocomplete: 'off', ...MORE[name] });
}

const HINTED = ['pattern', 'place', 'radiusKm'];
const MORE = {
  pattern: { maxlength: 40, autocapitalize: 'characters', spellcheck: 'false' },
  make: { maxlength: 60 },
  model: { maxlength: 60 },
  colour: { maxlength: 60 },
  name: { maxlength: 120, spellcheck: 'false' },
  born: { type: 'date' },
  place: { maxlength: 200 },
  radiusKm: { type: 'number', min: 0, max: 20, step: 1, value: '5' },
  firstDay: { type: 'date' },
  lastDay: { type: 'date' },
};
