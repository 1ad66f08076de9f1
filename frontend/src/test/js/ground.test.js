import { amendAddress, amendedOf } from '../../main/resources/META-INF/resources/js/ground/ground-address.js';
import { GroundDrawing } from '../../main/resources/META-INF/resources/js/ground/ground-drawing.js';
import { fieldOfPointer, fieldsOf, formProblems, groundForm, readNumber, typedOf } from '../../main/resources/META-INF/resources/js/ground/ground-form-values.js';
import { KINDS, kindOf } from '../../main/resources/META-INF/resources/js/ground/ground-kinds.js';
import { groundLetters } from '../../main/resources/META-INF/resources/js/ground/ground-letters.js';
import { GroundStore } from '../../main/resources/META-INF/resources/js/ground/ground-store.js';
import { GroundViewStore } from '../../main/resources/META-INF/resources/js/ground/ground-view-store.js';
import { equal, test, until } from './testing.js';

const HERE = [-1.05, 53.92];
const THERE = [-1.04, 53.92];
const UP = [-1.04, 53.93];

test('a point is where it was put last, and as well known as that', () => {
  const drawing = new GroundDrawing();
  equal(drawing.problem, 'place');
  drawing.put(HERE, 400);
  drawing.put(THERE, 12.2);
  equal(drawing.drawn, { outline: 'POINT', corners: [THERE], precisionMetres: 13 });
  equal(drawing.problem, null);
  drawing.put(HERE, 4_000);
  equal(drawing.problem, 'coarse');
});

test('a line needs two places, an area three corners, and neither is known better than its coarsest', () => {
  const drawing = new GroundDrawing();
  drawing.become('LINE');
  drawing.put(HERE, 10);
  equal(drawing.problem, 'line');
  drawing.put(THERE, 30);
  equal([drawing.problem, drawing.precisionMetres], [null, 30]);
  drawing.close();
  equal(drawing.isClosed, false);
  drawing.put([-1.05, 54.3], 10);
  equal(drawing.problem, 'long');
  drawing.undo();
  drawing.become('AREA');
  equal(drawing.problem, 'few');
  drawing.put(UP, 5);
  equal([drawing.problem, drawing.drawn.corners], [null, [HERE, THERE, UP]]);
  drawing.become('POINT');
  equal(drawing.drawn.corners, [HERE]);
});

test('what is kept already is drawn as it is', () => {
  const drawing = new GroundDrawing();
  drawing.beginWith({ outline: 'AREA', corners: [HERE, THERE, UP], precisionMetres: 20 });
  equal([drawing.isClosed, drawing.canUndo, drawing.drawn], [true, false, { outline: 'AREA', corners: [HERE, THERE, UP], precisionMetres: 20 }]);
  drawing.beginWith({ outline: 'LINE', corners: [HERE, THERE], precisionMetres: 20 });
  equal(drawing.isClosed, false);
});

test('a form says what its kind has and nothing else', () => {
  const drawn = { outline: 'LINE', corners: [HERE, THERE], precisionMetres: 10 };
  const typed = { kilovolts: '11', heightMetres: '', locked: 'yes', fromMonth: '4' };
  equal(groundForm({ kind: 'WIRES', note: ' along the drove ', typed }, drawn), { kind: 'WIRES', note: 'along the drove', ...drawn, kilovolts: 11 });
  equal(groundForm({ kind: 'GATE', note: '', typed: { locked: 'no', widthMetres: '3,5' } }, drawn, ' Looked ').reason, 'Looked');
  equal(groundForm({ kind: 'GATE', note: '', typed: { locked: 'no', widthMetres: '3,5' } }, drawn).widthMetres, 3.5);
  equal(groundForm({ kind: 'DRONE_USE', note: '', typed: { firstDay: '2026-06-03', lastDay: '2026-06-04' } }, drawn).lastDay, '2026-06-04');
});

test('what was kept comes back as it was typed', () => {
  equal(typedOf({ kind: 'GATE', locked: false, widthMetres: 3.5 }), { locked: 'no', widthMetres: '3.5' });
  equal(typedOf({ kind: 'WIRES', kilovolts: null, heightMetres: 9 }), { kilovolts: '', heightMetres: '9' });
});

test('what is wrong is named in the order of the form', () => {
  const wrong = (said, more = {}) => formProblems({ kind: 'GATE', note: '', typed: {}, ...said }, { drawn: null, ...more }).map(({ field, key }) => `${field} ${key}`);
  equal(wrong({ kind: null }, { drawn: 'place' }), ['ground-kind ground.problem.kind', 'ground-corners ground.problem.place']);
  equal(wrong({ typed: { widthMetres: 'wide' }, note: 'x'.repeat(161) }), ['ground-widthMetres ground.problem.widthMetres', 'ground-note ground.problem.note-long']);
  equal(wrong({ kind: 'WIRES', typed: { kilovolts: '0.4', heightMetres: '9' } }), ['ground-kilovolts ground.problem.kilovolts']);
  equal(wrong({ kind: 'LIVESTOCK', typed: { fromMonth: '4', untilMonth: '' } }), ['ground-untilMonth ground.problem.month']);
  equal(wrong({ kind: 'DRONE_USE', typed: { firstDay: '2026-06-03', lastDay: '2026-06-02' } }), ['ground-lastDay ground.problem.last-day']);
  equal(wrong({ kind: 'DRONE_USE' }).length, 2);
  equal(wrong({}, { reason: ' ' }), ['ground-reason ground.problem.reason']);
  equal(wrong({}), []);
});

test('numbers are typed with a point or a comma', () => {
  equal([readNumber(' 3,5 '), readNumber('11'), readNumber(''), Number.isNaN(readNumber('1e3')), Number.isNaN(readNumber('-1'))], [3.5, 11, null, true, true]);
});

test('pointers of the server lead to fields of the form', () => {
  equal(['/corners/3', '/outline', '/precisionMetres', '/note', '/nothing'].map(fieldOfPointer), ['corners', 'corners', 'corners', 'note', null]);
});

test('each kind can be drawn and has a drawing of its own; an unknown one is something else', () => {
  equal(new Set(KINDS.map(({ drawing }) => drawing)).size, KINDS.length);
  equal(KINDS.every(({ outlines }) => outlines.length > 0), true);
  equal(kindOf('FUTURE').code, 'OTHER');
  equal(fieldsOf('LIVESTOCK'), ['fromMonth', 'untilMonth']);
});

test('the address of a change names it behind the #', () => {
  const id = '0b2c6f0e-6e4f-4a55-9d0c-1c2f6f9be001';
  equal(amendedOf(new URL(amendAddress(id), 'http://localhost').hash), id);
  equal([amendedOf('#amend=1'), amendedOf('')], [null, null]);
});

const one = (id, more = {}) => ({ id, kind: 'GATE', state: 'CURRENT', due: false, corners: [HERE], ...more });

test('what is due stands apart, what was ended stays, and a failed fetch takes nothing away', async () => {
  let fails = false;
  const store = new GroundStore({
    fetchOwnGround: async () => {
      if (fails) throw new Error('no signal');
      return { ground: [one('a'), one('b', { due: true, state: 'UNCONFIRMED' }), one('c', { state: 'ENDED' })], most: 2 };
    },
    confirmGround: async (ids) => ({ ground: ids.map((id) => one(id, { version: 2 })) }),
    endGround: async (id) => one(id, { state: 'ENDED' }),
    keepGround: async (id) => one(id),
  });
  await store.refresh();
  equal([store.due.map(({ id }) => id), store.standing.map(({ id }) => id), store.ended.map(({ id }) => id), store.isFull], [['b'], ['a'], ['c'], true]);
  fails = true;
  await store.refresh();
  equal([store.state, store.ground.length], ['ready', 3]);
  await store.confirm(['b']);
  equal([store.due.length, store.standing.length], [0, 2]);
  await store.end('a');
  equal([store.standing.map(({ id }) => id), store.isFull], [['b'], false]);
  await store.keep('d', {});
  equal(store.standing.map(({ id }) => id), ['d', 'b']);
  store.clear();
  equal(store.ground, []);
});

function aView() {
  const asked = [];
  return { asked, store: new GroundViewStore((bbox, signal) => new Promise((resolve, reject) => asked.push({ bbox, signal, resolve, reject }))) };
}

test('the layer asks for nothing until it is switched on, and holds nothing when it is off', async () => {
  const { store, asked } = aView();
  store.look('0,51,1,52');
  equal(asked.length, 0);
  store.switch(true);
  equal([store.state, asked[0].bbox], ['loading', '0,51,1,52']);
  asked[0].resolve({ ground: [one('a')], tooMany: false });
  await until(() => store.state === 'ready');
  store.choose('a');
  store.switch(false);
  equal([store.state, store.features, store.chosen], ['off', [], null]);
});

test('a crowded view shows nothing, and so does one that cannot be fetched', async () => {
  const { store, asked } = aView();
  store.switch(true);
  store.look('0,51,1,52');
  asked[0].resolve({ ground: [], tooMany: true });
  await until(() => store.state === 'many');
  store.look('1,51,2,52');
  asked[1].reject(new Error('no signal'));
  await until(() => store.state === 'failed');
  equal(store.features, []);
  store.clear();
});

test('an older answer does not overtake a newer look, and what was ended goes', async () => {
  const { store, asked } = aView();
  store.switch(true);
  store.look('0,51,1,52');
  store.look('1,51,2,52');
  equal(asked[0].signal.aborted, true);
  asked[1].resolve({ ground: [one('new'), one('other')], tooMany: false });
  await until(() => store.features.length === 2);
  asked[0].resolve({ ground: [one('old')], tooMany: false });
  await Promise.resolve();
  store.take(one('new', { state: 'ENDED' }));
  equal(store.features.map(({ id }) => id), ['other']);
  store.clear();
});

test('letters are chosen, and a choice that was not kept is not shown', async () => {
  const chosen = [];
  let fails = false;
  const root = groundLetters({
    fetch: async () => ({ wanted: false, possible: true }),
    choose: async (wanted) => {
      chosen.push(wanted);
      if (fails) throw new Error('no signal');
      return { wanted, possible: true };
    },
  });
  // A box that is not in the page says nothing when it is ticked.
  document.body.append(root);
  equal(root.hidden, true);
  await until(() => !root.hidden);
  const box = root.querySelector('input');
  box.click();
  await until(() => root.querySelector('[role=status]').textContent !== '');
  equal([box.checked, chosen], [true, [true]]);
  fails = true;
  box.click();
  await until(() => chosen.length === 2 && box.checked);
  root.remove();
  const nowhere = groundLetters({ fetch: async () => ({ wanted: false, possible: false }), choose: async () => {} });
  await until(() => !nowhere.hidden);
  equal(nowhere.querySelector('input').disabled, true);
});
