import { BarredPeople } from '../../main/resources/META-INF/resources/js/incident/barred-people.js';
import { SharingFields } from '../../main/resources/META-INF/resources/js/incident/sharing-fields.js';
import { SharingPreview } from '../../main/resources/META-INF/resources/js/incident/sharing-preview.js';
import { errorsOf } from '../../main/resources/META-INF/resources/js/incident/report-errors.js';
import { equal, test, until } from './testing.js';

const scope = (code) => ({ code, name: code, explanation: '' });
const CHOICES = {
  scopes: ['ORIGINATOR', 'TEAM', 'OWN_FORCE', 'NAMED_ORGANISATIONS', 'AGREEMENT', 'ALL_FORCES', 'AIR_SUPPORT_TASK', 'PUBLIC'].map(scope),
  proposable: [],
  organisations: [{ id: 'e', name: 'Essex', kind: 'FORCE' }, { id: 'n', name: 'Air', kind: 'NATIONAL_UNIT' }],
  agreements: [{ id: 'a', name: 'Borderless' }],
  teams: [{ id: 't', name: 'Rural' }],
  compartments: [{ id: 'c', name: 'Lantern' }],
};

const choose = (fields, code) => {
  const radio = fields.fieldset.querySelector(`#report-scope-${code}`);
  radio.checked = true;
  radio.dispatchEvent(new Event('change', { bubbles: true }));
};
const set = (fields, id, value) => {
  const input = fields.fieldset.querySelector(`#${id}`);
  input.value = value;
  input.dispatchEvent(new Event('change', { bubbles: true }));
};

test('a report begins with the own force and says nothing that is ordinary', () => {
  equal(new SharingFields({ choices: CHOICES }).read(), { values: { scope: 'OWN_FORCE' }, errors: [] });
});

test('each scope asks for what it needs', () => {
  const fields = new SharingFields({ choices: CHOICES });
  choose(fields, 'NAMED_ORGANISATIONS');
  equal(fields.read().errors.length, 1);
  fields.fieldset.querySelector('#report-organisation-NAMED_ORGANISATIONS-e').checked = true;
  equal(fields.read(), { values: { scope: 'NAMED_ORGANISATIONS', organisations: ['e'] }, errors: [] });
  choose(fields, 'TEAM');
  equal(fields.read().values, { scope: 'TEAM', team: 't' });
  choose(fields, 'AGREEMENT');
  equal(fields.read().values, { scope: 'AGREEMENT', agreement: 'a' });
  choose(fields, 'AIR_SUPPORT_TASK');
  equal(fields.read().errors.map(({ field }) => field), ['report-organisations-AIR_SUPPORT_TASK', 'report-expiry']);
  equal(fields.fieldset.querySelector('#report-organisation-AIR_SUPPORT_TASK-e'), null);
});

test('conditions are said when they are chosen, and go there and back', () => {
  const fields = new SharingFields({ choices: CHOICES });
  set(fields, 'report-marking', 'OFFICIAL_SENSITIVE');
  set(fields, 'report-handling', 'C');
  set(fields, 'report-action', 'A2');
  set(fields, 'report-embargo', '2026-11-23T10:00');
  const { values } = fields.read();
  equal(values, { scope: 'OWN_FORCE', marking: 'OFFICIAL_SENSITIVE', handling: { code: 'C', action: 'A2', sanitisation: 'S1' }, embargoUntil: '2026-11-23T10:00:00.000Z' });
  equal(new SharingFields({ choices: CHOICES, sharing: { ...values, barred: ['p'] } }).read().values, { scope: 'OWN_FORCE', barred: ['p'], ...values });
});

const preview = (answer) => new SharingPreview({ question: () => ({ about: {}, sharing: {} }), ask: async () => answer });
const READY = { readers: [{ words: '<b>Essex</b>: 2 people see the exact place' }], notes: [], warnings: [], secondPerson: false };

test('the preview shows words as words, and asks for a tick when something is unusual', async () => {
  const usual = preview(READY);
  await usual.settle();
  equal([usual.element.querySelector('li').textContent, usual.element.querySelectorAll('b').length, usual.errors().length], [READY.readers[0].words, 0, 0]);
  const unusual = preview({ ...READY, warnings: ['Never before.'] });
  await unusual.settle();
  equal([unusual.errors().length, unusual.isMeant], [1, false]);
  unusual.element.querySelector('input').checked = true;
  equal([unusual.errors().length, unusual.isMeant], [0, true]);
});

test('a tick for one choice does not hold for another', async () => {
  let sharing = { scope: 'PUBLIC' };
  const one = new SharingPreview({ question: () => ({ about: {}, sharing }), ask: async () => ({ ...READY, warnings: ['Never before.'] }) });
  await one.settle();
  one.element.querySelector('input').checked = true;
  sharing = { scope: 'COMMUNITY' };
  one.update();
  await until(() => one.element.dataset.state === 'ready' && !one.isMeant);
  equal(one.errors().length, 1);
});

test('errors about sharing lead to its fields, wherever the form stood in the request', () => {
  const problem = { errors: [{ pointer: '/sharing/marking', detail: 'a' }, { pointer: '/organisations/0', detail: 'b' }, { pointer: '/meant', detail: 'c' }] };
  equal(errorsOf(problem, 'now').map(({ field }) => field), ['report-marking', 'report-scope', 'report-meant']);
});

test('colleagues are found, barred and let in again, and text stays text', async () => {
  const asked = [];
  const search = async (text) => {
    asked.push(text);
    return [{ id: 'a', name: '<b>Ash</b>' }, { id: 'b', name: 'Birch' }];
  };
  const barred = new BarredPeople({ barred: ['b', 'gone'], names: { b: 'Birch' }, search });
  let told = 0;
  barred.element.addEventListener('input', () => (told += 1));
  const find = async (text) => {
    barred.element.querySelector('input').value = text;
    barred.element.querySelector('[data-test=barred-find]').click();
    await Promise.resolve();
    await Promise.resolve();
  };
  await find('a');
  equal([asked.length, barred.element.querySelectorAll('.field-error').length], [0, 1]);
  await find(' as ');
  const found = [...barred.element.querySelectorAll('[data-test=barred-found]')];
  equal([asked, found.map(({ textContent }) => textContent), barred.element.querySelectorAll('b').length], [['as'], ['Bar <b>Ash</b>'], 0]);
  found[0].click();
  equal([barred.ids, told], [['b', 'gone', 'a'], 1]);
  equal(barred.element.querySelector('[data-test=barred]').textContent.includes('Somebody who has left'), true);
  barred.element.querySelector('[data-test=barred-let-in]').click();
  equal([barred.ids, told], [['gone', 'a'], 2]);
});
