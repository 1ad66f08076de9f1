import { AreaParts, MOST_PARTS } from '../../main/resources/META-INF/resources/js/operation/area-parts.js';
import { marksOf } from '../../main/resources/META-INF/resources/js/operation/board-marks.js';
import { ItemDrawing } from '../../main/resources/META-INF/resources/js/operation/item-drawing.js';
import { itemForm } from '../../main/resources/META-INF/resources/js/operation/item-form.js';
import { itemContent, newItem, saidTime, shownTime } from '../../main/resources/META-INF/resources/js/operation/item-values.js';
import { foldedForm, onAllClosed } from '../../main/resources/META-INF/resources/js/lib/sent-form.js';
import { OperationStore } from '../../main/resources/META-INF/resources/js/operation/operation-store.js';
import { DIRECTIONS, FORMS, KINDS, entryWords } from '../../main/resources/META-INF/resources/js/operation/operation-words.js';
import { planForm } from '../../main/resources/META-INF/resources/js/operation/plan-form.js';
import { equal, test, until } from './testing.js';

const FIELD = [[-1.65, 53.11], [-1.6, 53.11], [-1.6, 53.14], [-1.65, 53.14]];
const APART = [[-1.5, 53.11], [-1.45, 53.11], [-1.45, 53.14]];
/** As the server sends it: closed, and to a centimetre. */
const KEPT = [[-1.6500001, 53.1100001], [-1.6000001, 53.1100001], [-1.6000001, 53.1400001], [-1.6500001, 53.1100001]];
const HERE = [-1.62, 53.12];
const THERE = [-1.61, 53.13];

const ITEM = { id: 'b9c6f5f6-4a53-4f0f-8d7c-6a55a0e6d001', kind: 'LAST_SEEN', form: 'POINT', title: 'Pick-up', note: 'Lights off', corners: [HERE], direction: 'NE', seenAt: '2026-11-20T18:41:27Z', ownForceOnly: false, own: true, state: 'CURRENT', expiresAt: '2026-11-20T20:41:27Z', version: 3 };
const OPERATION = { id: 'b9c6f5f6-4a53-4f0f-8d7c-6a55a0e6d000', area: [FIELD, APART], works: true };

test('every kind of item says how it is drawn', () => {
  equal(KINDS.length, 6);
  equal(KINDS.filter((kind) => !['POINT', 'LINE', 'AREA'].includes(FORMS[kind])), []);
  equal(DIRECTIONS.length, 16);
});

test('a place is where it was put last, a way is not closed, and an outline is', () => {
  const drawing = new ItemDrawing();
  drawing.become('POINT');
  drawing.add(HERE);
  drawing.add(THERE);
  equal([drawing.drawn, drawing.mayClose], [[THERE], false]);
  drawing.become('LINE');
  for (const corner of APART) drawing.add(corner);
  drawing.close();
  equal([drawing.drawn, drawing.isClosed], [[THERE, ...APART], false]);
  drawing.become('AREA');
  drawing.close();
  equal([drawing.isClosed, drawing.mayClose], [true, true]);
  drawing.become('POINT');
  equal([drawing.drawn, drawing.isClosed, drawing.canUndo], [[THERE], false, false]);
});

test('what was cleared does not come back as another form', () => {
  const drawing = new ItemDrawing();
  for (const corner of APART) drawing.add(corner);
  drawing.close();
  drawing.clear();
  drawing.become('POINT');
  drawing.undo();
  equal(drawing.drawn, []);
});

test('an item whose place was not touched is sent as it came', () => {
  const drawing = new ItemDrawing();
  drawing.beginWith({ form: 'AREA', corners: KEPT });
  equal([drawing.drawn, drawing.isClosed], [KEPT.slice(0, 3), true]);
  drawing.move(0, HERE);
  equal(drawing.drawn, [HERE, [-1.6, 53.11], [-1.6, 53.14]]);
  drawing.undo();
  equal(drawing.drawn, KEPT.slice(0, 3));
  drawing.beginWith({ form: 'LINE', corners: APART });
  equal(drawing.isClosed, false);
});

test('a time that was not touched is meant to the second, another to the minute', () => {
  equal(saidTime(shownTime(ITEM.expiresAt), ITEM.expiresAt), ITEM.expiresAt);
  equal(Date.parse(saidTime('2026-11-20T22:00', ITEM.expiresAt)), Date.parse('2026-11-20T22:00:00Z'));
  equal([saidTime('', ITEM.expiresAt), shownTime(null)], [null, '']);
});

test('only what was last seen says when and which way', () => {
  const typed = { kind: 'LAST_SEEN', ownForceOnly: true, title: ' Pick-up ', note: '', direction: '', seenAt: shownTime(ITEM.seenAt), expiresAt: '' };
  equal(itemContent(ITEM, typed, [HERE]), { kind: 'LAST_SEEN', ownForceOnly: true, title: 'Pick-up', note: '', corners: [HERE], direction: null, seenAt: ITEM.seenAt, expiresAt: null });
  const hazard = itemContent(newItem(Date.now()), { ...typed, kind: 'HAZARD', direction: 'N' }, [HERE]);
  equal([hazard.direction, hazard.seenAt], [null, null]);
});

test('the form of an item shows what it is, and asks for the kind of a new one alone', () => {
  const parts = { operation: OPERATION, ownForce: null, refresh: async () => {}, close: () => {} };
  const change = itemForm({ item: ITEM, ...parts });
  const field = (name) => change.elements[`item-${ITEM.id}-${name}`];
  equal(['title', 'note', 'direction', 'seenAt', 'expiresAt'].map((name) => field(name).value), ['Pick-up', 'Lights off', 'NE', shownTime(ITEM.seenAt), shownTime(ITEM.expiresAt)]);
  equal([field('kind'), field('ownForceOnly').checked], [undefined, false]);
  equal(change.querySelector('hedge-area-drawing').drawing.drawn, [HERE]);
  const fresh = itemForm({ item: null, ...parts });
  const seen = fresh.querySelector('[data-seen]');
  equal(seen.hidden, true);
  fresh.elements['item-kind'].value = 'LAST_SEEN';
  fresh.elements['item-kind'].dispatchEvent(new Event('change'));
  equal([seen.hidden, fresh.querySelector('hedge-area-drawing').drawing.form], [false, 'POINT']);
  equal(new Set([...change.querySelectorAll('[id]'), ...fresh.querySelectorAll('[id]')].map(({ id }) => id)).size, change.querySelectorAll('[id]').length + fresh.querySelectorAll('[id]').length);
});

test('an area has parts of which one is drawn at a time', () => {
  const said = [];
  const parts = new AreaParts([KEPT, APART]);
  parts.addEventListener('parts-changed', ({ detail }) => said.push(detail.said));
  equal([parts.parts.length, parts.chosen, parts.others], [2, 0, [APART]]);
  equal(parts.outlines, [KEPT, APART]);
  parts.choose(1);
  parts.drawing.move(0, THERE);
  equal(parts.outlines, [KEPT, [THERE, ...APART.slice(1)]]);
  parts.add();
  equal([parts.chosen, parts.mayAdd, parts.others.length], [2, false, 2]);
  for (const corner of FIELD) parts.drawing.add(corner);
  equal([parts.outlines.length, parts.mayAdd], [3, true]);
  parts.choose(0);
  parts.choose(2);
  equal(parts.drawing.canUndo, true);
  parts.remove(1);
  equal([parts.chosen, parts.outlines], [1, [KEPT, FIELD]]);
  parts.remove(1);
  equal([parts.chosen, parts.outlines], [0, [KEPT]]);
  parts.remove(0);
  equal([parts.parts.length, parts.outlines, parts.others], [1, [], []]);
  equal(said.filter((each) => each === 'removed').length, 3);
});

test('the part that the server means is counted without the empty ones', () => {
  const parts = new AreaParts([FIELD, APART, KEPT]);
  parts.parts[0].clear();
  parts.chooseSent(1);
  equal([parts.chosen, parts.outlines.length], [2, 2]);
  parts.chooseSent(7);
  equal(parts.chosen, 2);
});

test('an area has at most so many parts as the server takes', () => {
  const parts = new AreaParts(Array.from({ length: MOST_PARTS }, () => APART));
  parts.add();
  equal([parts.mayAdd, parts.parts.length], [false, MOST_PARTS]);
});

test('a large area of an operation is no mistake', () => {
  const county = [[-2, 52.4], [0.5, 52.4], [0.5, 53.6], [-2, 53.6]];
  equal(new AreaParts([county]).drawing.problem, null);
});

test('the form of a plan lists the parts of its area and sends all of them', async () => {
  const sent = [];
  const form = planForm({ operation: { ...OPERATION, name: 'Plain harvest', members: [], firstDay: '2026-11-20', lastDay: '2026-11-22', objectives: '', marking: 'OFFICIAL' }, police: [], parents: [], ownForce: null, keep: async (plan) => sent.push(plan), leave: () => {} });
  equal(form.querySelectorAll('[data-part]').length, 2);
  form.querySelector('[data-away="0"]').click();
  equal(form.querySelector('[data-test="area-parts"]').hidden, true);
  form.dispatchEvent(new Event('submit', { cancelable: true }));
  await until(() => sent.length === 1);
  equal(sent[0].area, [APART]);
});

test('what is no longer on the map is not drawn', () => {
  const marks = marksOf([ITEM, { ...ITEM, state: 'EXPIRED' }, { ...ITEM, kind: 'ROUTE', form: 'LINE', direction: null }]);
  equal(marks.map(({ direction }) => direction), [45, null]);
});

test('words of people stand as they were written', () => {
  equal(entryWords({ kind: 'SAID', what: 'SAID', text: '<b>Gate</b> {n}' }), '<b>Gate</b> {n}');
  equal(entryWords({ kind: 'BOARD', what: 'CHANGED', text: 'Ford' }).endsWith(': Ford'), true);
});

test('a list hears when its last open form was closed', async () => {
  const list = document.createElement('div');
  const [one, two] = ['one', 'two'].map((id) => foldedForm({ id, title: id, make: () => document.createElement('form') }));
  list.append(one, two);
  document.body.append(list);
  let heard = 0;
  onAllClosed(list, () => (heard += 1));
  for (const details of [one, two]) details.open = true;
  await until(() => one.querySelector('form') && two.querySelector('form'));
  one.open = false;
  await until(() => !one.querySelector('form'));
  equal(heard, 0);
  two.open = false;
  await until(() => heard === 1);
  list.remove();
});

/** A server of one operation. */
function anApi(changes = {}) {
  const asked = { operation: 0, tasks: 0, board: 0, log: [] };
  const log = [];
  const state = { board: 1, items: [], gone: false };
  return {
    asked,
    log,
    state,
    fetchOperation: async () => ((asked.operation += 1), { operation: { ...OPERATION, ...changes }, incidents: [] }),
    fetchTasks: async () => ((asked.tasks += 1), []),
    fetchBoard: async () => ((asked.board += 1), state.items),
    fetchLog: async (id, after) => {
      asked.log.push(after);
      if (state.gone) throw Object.assign(new Error('not found'), { status: 404 });
      const entries = log.filter(({ number }) => number > after).slice(0, 2);
      return { entries, cursor: entries.at(-1)?.number ?? after, board: state.board };
    },
  };
}

const anEntry = (number, kind = 'SAID') => ({ id: `entry-${number}`, number, kind, what: kind === 'SAID' ? 'SAID' : 'CHANGED', text: `${number}` });

test('an operation that one may only know of is not followed', async () => {
  const api = anApi({ works: false });
  const store = new OperationStore(OPERATION.id, api);
  await store.start();
  store.stop();
  equal([api.asked.operation, api.asked.tasks, api.asked.log], [1, 0, []]);
});

test('the log is read to its end, each entry once, and what it speaks of is fetched again', async () => {
  const api = anApi();
  api.log.push(anEntry(1), anEntry(2, 'TASK'), anEntry(3));
  const store = new OperationStore(OPERATION.id, api);
  await store.start();
  equal([store.entries.map(({ number }) => number), api.asked.tasks, api.asked.board], [[1, 2, 3], 1, 1]);
  api.log.push(anEntry(4, 'BOARD'));
  await Promise.all([store.ask(), store.ask()]);
  equal([store.entries.length, api.asked.tasks, api.asked.board], [4, 1, 2]);
  api.log.push(anEntry(5, 'PLAN'), anEntry(6, 'TASK'));
  await store.ask();
  equal([api.asked.operation, api.asked.tasks, api.asked.board], [2, 2, 2]);
  store.stop();
});

test('an item that leaves no word in the log is fetched all the same', async () => {
  const api = anApi();
  const store = new OperationStore(OPERATION.id, api);
  await store.start();
  const said = [];
  store.addEventListener('operation-changed', ({ detail }) => said.push(detail.part));
  Object.assign(api.state, { board: 4, items: [ITEM] });
  await store.ask();
  await store.ask();
  store.stop();
  equal([store.items.length, api.asked.board, said], [1, 2, ['board']]);
});
