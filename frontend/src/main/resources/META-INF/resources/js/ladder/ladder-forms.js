import { actOnLadder, keepOnLadder } from '../api/ladder.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { checkField, givenOf, sentForm, textField, valueOf } from '../lib/sent-form.js';
import { fromField, toField } from '../time/london.js';
import { kindWords } from './ladder-words.js';

/** The forms of the ladder. Each is made anew when it is opened, and keeps the id under which it sends, so that sending twice keeps one. */

const KINDS = {
  PERSON: ['DISPERSAL', 'COMMUNITY_PROTECTION_WARNING', 'COMMUNITY_PROTECTION_NOTICE', 'BREACH', 'CRIMINAL_BEHAVIOUR_ORDER'],
  VEHICLE: ['VEHICLE_WARNING', 'VEHICLE_SEIZURE'],
};
const BASES = ['ASB_S37', 'PACE', 'HUNTING_ACT', 'LIVESTOCK_ACT', 'POLICE_REFORM_S59'];
const FOR_OFFENCE = ['PACE', 'HUNTING_ACT', 'LIVESTOCK_ACT'];
const ORDERS = ['RECOVERY_OF_COST', 'FORFEITURE', 'DEPRIVATION', 'DISQUALIFICATION', 'DISPOSAL_NOTICE'];
const SEXES = ['UNKNOWN', 'FEMALE', 'MALE'];
const ENDS = ['RETURNED', 'DISPOSED'];

const codes = (list, stem) => list.map((code) => [code, words(`ladder.${stem}.${code}`)]);
const numberOf = (form, name) => (valueOf(form, name) === '' ? null : Number(valueOf(form, name)));
const now = () => toField(Date.now());

/** @param sharing [[value, words]]: "" for the own force, or an agreement and a group with a space between */
export function subjectForm({ kind, sharing, done }) {
  const id = randomId();
  const prefix = `new-${kind}-`;
  const field = (name, key, more = {}) => formField({ id: prefix + name, label: words(`ladder.field.${key}`), autocomplete: 'off', ...more });
  const who = kind === 'PERSON' ? [field('name', 'name', { maxlength: 120 }), field('born', 'born', { type: 'date' }), field('age', 'age', { type: 'number', min: 0, max: 120, hint: words('ladder.field.age-hint') })] : [field('plate', 'plate', { maxlength: 12 })];
  return sentForm({
    id: `new-${kind}`,
    prefix,
    button: words('ladder.keep'),
    fields: [who, textField({ id: `${prefix}description`, label: words('ladder.field.description'), maxlength: 400 }), selectField({ id: `${prefix}agreement`, label: words('ladder.field.sharing'), options: sharing, value: sharing.at(-1)[0] })],
    act: async (form) => {
      const [agreement = null, group = null] = valueOf(form, `${prefix}agreement`).split(' ').filter(Boolean);
      const said = kind === 'PERSON' ? { name: valueOf(form, `${prefix}name`), born: givenOf(form, `${prefix}born`), age: numberOf(form, `${prefix}age`) } : { plate: valueOf(form, `${prefix}plate`) };
      await keepOnLadder('subjects', id, { kind, ...said, description: valueOf(form, `${prefix}description`), agreement, group });
      done(id);
    },
  });
}

export function stepForm({ subject, done }) {
  const id = randomId();
  const field = (name, key, more = {}) => formField({ id: `step-${name}`, label: words(`ladder.field.${key}`), autocomplete: 'off', ...more });
  const value = (form, name) => valueOf(form, `step-${name}`);
  return sentForm({
    id: 'step',
    prefix: 'step-',
    button: words('ladder.step-keep'),
    fields: [
      selectField({ id: 'step-kind', label: words('ladder.field.kind'), options: KINDS[subject.kind].map((kind) => [kind, kindWords(kind)]) }),
      field('issuedAt', 'issued-at', { type: 'datetime-local', value: now() }),
      field('expiresAt', 'expires-at', { type: 'datetime-local', hint: words('ladder.field.expires-at-hint') }),
      field('area', 'area', { maxlength: 200 }),
      field('grid', 'grid', { maxlength: 20 }),
      field('servedBy', 'served-by', { maxlength: 40, hint: words('ladder.field.served-by-hint') }),
      checkField({ id: 'step-childPresent', label: words('ladder.field.child-present') }),
      field('childAge', 'child-age', { type: 'number', min: 0, max: 17 }),
      selectField({ id: 'step-proceedings', label: words('ladder.field.proceedings'), options: [['', words('ladder.no-proceedings')], ...codes(['SUMMARY', 'WILDLIFE'], 'proceedings')] }),
      field('offenceOn', 'offence-on', { type: 'date' }),
      field('evidenceOn', 'evidence-on', { type: 'date' }),
      textField({ id: 'step-notes', label: words('ladder.field.notes'), maxlength: 1000 }),
      subject.agreement && checkField({ id: 'step-ownForceOnly', label: words('ladder.own-force-only') }),
    ],
    act: async (form) => {
      await keepOnLadder('steps', id, {
        subject: subject.id,
        kind: value(form, 'kind'),
        issuedAt: fromField(value(form, 'issuedAt')),
        expiresAt: fromField(value(form, 'expiresAt')),
        area: value(form, 'area'),
        grid: givenOf(form, 'step-grid'),
        servedBy: value(form, 'servedBy'),
        childPresent: form.elements['step-childPresent'].checked,
        childAge: numberOf(form, 'step-childAge'),
        proceedings: givenOf(form, 'step-proceedings'),
        offenceOn: givenOf(form, 'step-offenceOn'),
        evidenceOn: givenOf(form, 'step-evidenceOn'),
        notes: value(form, 'notes'),
        ownForceOnly: form.elements['step-ownForceOnly']?.checked ?? false,
      });
      done();
    },
  });
}

/** @param dispersals [[id, words]] of the subject's own force that are in force */
export function custodyForm({ subject, thing, dispersals, done }) {
  const id = randomId();
  const prefix = `held-${thing}-`;
  const field = (name, key, more = {}) => formField({ id: prefix + name, label: words(`ladder.field.${key}`), autocomplete: 'off', ...more });
  const dog = () => [field('breedType', 'breed', { maxlength: 60 }), selectField({ id: `${prefix}sex`, label: words('ladder.field.sex'), options: codes(SEXES, 'sex') }), field('microchip', 'microchip', { maxlength: 20, inputmode: 'numeric' })];
  const bases = dispersals.length === 0 ? BASES.filter((basis) => basis !== 'ASB_S37') : BASES;
  return sentForm({
    id: `held-${thing}`,
    prefix,
    button: words('ladder.custody-keep'),
    fields: [
      selectField({ id: `${prefix}basis`, label: words('ladder.field.basis'), options: codes(bases, 'basis') }),
      dispersals.length > 0 && selectField({ id: `${prefix}step`, label: words('ladder.field.dispersal'), options: dispersals }),
      field('heldSince', 'held-since', { type: 'datetime-local', value: now() }),
      thing === 'DOG' ? dog() : field('plate', 'plate', { maxlength: 12 }),
      field('colour', 'colour', { maxlength: 60 }),
      textField({ id: `${prefix}marks`, label: words('ladder.field.marks'), maxlength: 300, rows: 2 }),
      field('pencePerDay', 'pounds-per-day', { type: 'number', min: 0, max: 1000, step: '0.01', value: '0' }),
    ],
    act: async (form) => {
      const basis = valueOf(form, `${prefix}basis`);
      await keepOnLadder('custody', id, {
        subject: subject.id,
        thing,
        basis,
        step: basis === 'ASB_S37' ? givenOf(form, `${prefix}step`) : null,
        heldSince: fromField(valueOf(form, `${prefix}heldSince`)),
        breedType: givenOf(form, `${prefix}breedType`),
        sex: givenOf(form, `${prefix}sex`),
        microchip: givenOf(form, `${prefix}microchip`),
        plate: givenOf(form, `${prefix}plate`),
        colour: valueOf(form, `${prefix}colour`),
        marks: valueOf(form, `${prefix}marks`),
        pencePerDay: Math.round((numberOf(form, `${prefix}pencePerDay`) ?? 0) * 100),
      });
      done();
    },
  });
}

/** A form of a line or two about a step or about something held; `names` are its fields as the server calls them. */
function actForm({ kind, id, act, button, fields, names, done }) {
  const prefix = `${act}-${id}-`;
  return sentForm({
    id: `${act}-${id}`,
    prefix,
    button: words(button),
    isPrimary: false,
    fields: fields(prefix),
    act: async (form) => {
      await actOnLadder(kind, id, act, Object.fromEntries(names.map((name) => [name, valueOf(form, prefix + name)])));
      done();
    },
  });
}

const reason = (prefix) => formField({ id: `${prefix}reason`, label: words('ladder.field.reason'), maxlength: 400, autocomplete: 'off' });

export const withdrawalForm = (id, done) => actForm({ kind: 'steps', id, act: 'withdrawal', button: 'ladder.withdraw', fields: (prefix) => [reason(prefix)], names: ['reason'], done });

export const safeguardingForm = (id, done) =>
  actForm({ kind: 'steps', id, act: 'safeguarding', button: 'ladder.safeguard', fields: (prefix) => [formField({ id: `${prefix}said`, label: words('ladder.field.safeguarding'), maxlength: 200, autocomplete: 'off' })], names: ['said'], done });

export const conversionForm = (id, done) =>
  actForm({ kind: 'custody', id, act: 'conversion', button: 'ladder.convert', fields: (prefix) => [selectField({ id: `${prefix}basis`, label: words('ladder.field.basis'), options: codes(FOR_OFFENCE, 'basis') }), reason(prefix)], names: ['basis', 'reason'], done });

export const orderForm = (id, done) =>
  actForm({
    kind: 'custody',
    id,
    act: 'order',
    button: 'ladder.order-keep',
    fields: (prefix) => [selectField({ id: `${prefix}order`, label: words('ladder.field.order'), options: codes(ORDERS, 'order') }), formField({ id: `${prefix}on`, type: 'date', label: words('ladder.field.order-on') })],
    names: ['order', 'on'],
    done,
  });

export const endForm = (id, done) => actForm({ kind: 'custody', id, act: 'end', button: 'ladder.end', fields: (prefix) => [selectField({ id: `${prefix}how`, label: words('ladder.field.how'), options: codes(ENDS, 'how') })], names: ['how'], done });

export const acts = (...forms) => el('div', { class: 'ladder-acts' }, forms);
