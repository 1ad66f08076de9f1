import { answerOf, answerWords, isBadNumber, topicsOf } from '../../main/resources/META-INF/resources/js/report/answers.js';
import { Draft } from '../../main/resources/META-INF/resources/js/report/draft.js';
import { allowedPage, pageAfter, pageBefore, pagesOf } from '../../main/resources/META-INF/resources/js/report/flow.js';
import { refusal } from '../../main/resources/META-INF/resources/js/report/hedge-photos.js';
import { findNames, namesFrom } from '../../main/resources/META-INF/resources/js/report/place-names.js';
import { londonDay, whenOf } from '../../main/resources/META-INF/resources/js/report/when.js';
import { equal, test } from './testing.js';

const NOW = Date.parse('2026-11-23T18:41:00Z');
const templates = await (await fetch('../../main/resources/META-INF/resources/report/templates.json')).json();
const place = { value: { text: 'TL 420 440' }, reading: { gridReference: 'TL 420 440', precisionMetres: 100 } };

function draftAt(now = NOW) {
  let time = now;
  const draft = new Draft({ now: () => time });
  return { draft, later: (ms) => (time += ms) };
}

test('what happens now is timed when it was said, not when it is sent', () => {
  const { draft, later } = draftAt();
  draft.happeningNow = true;
  draft.chooseNow();
  draft.place = place;
  later(3_600_000);
  equal(draft.readWhen().values.earliest, '2026-11-23T18:41:00.000Z');
  equal(draft.isEnough, true);
});

test('a time around is a span by London’s clock and does not reach into the future', () => {
  const { values } = whenOf({ choice: 'around', date: '2026-11-23', time: '18:30', sure: '60' }, { now: NOW });
  equal(values, { earliest: '2026-11-23T17:30:00.000Z', latest: '2026-11-23T18:41:00.000Z', exactTimeKnown: false });
  equal(whenOf({ choice: 'around', date: '2026-07-01', time: '12:00', sure: '0' }, { now: NOW }).values.earliest, '2026-07-01T11:00:00.000Z');
});

test('times that are missing, unreadable, to come or the wrong way round are named by their field', () => {
  const fields = (when) => whenOf(when, { now: NOW }).errors.map(({ field }) => field);
  equal(fields({ choice: null }), ['when']);
  equal(fields({ choice: 'around', date: '', time: 'late', sure: '0' }), ['date', 'time']);
  equal(fields({ choice: 'around', date: '2026-11-23', time: '19:30', sure: '0' }), ['time']);
  equal(fields({ choice: 'between', date: '2026-11-23', time: '12:00', dateTo: '2026-11-22', timeTo: '12:00' }), ['time-to']);
  equal(fields({ choice: 'between', date: '2026-11-23', time: '12:00', dateTo: '2026-13-45', timeTo: '' }), ['date-to', 'time-to']);
  equal(fields({ choice: 'around', date: '<b>', time: '25:99', sure: 'x' }), ['date', 'time']);
});

test('days are London’s, also in the hour after midnight in summer', () => {
  equal(londonDay(Date.parse('2026-06-30T23:30:00Z')), '2026-07-01');
  equal(londonDay(Date.parse('2026-03-01T12:00:00Z'), 1), '2026-02-28');
});

test('a report holds only what its template asks, and contact only when it is allowed', () => {
  const { draft } = draftAt();
  Object.assign(draft, { happeningNow: false, place, template: 'FUEL', category: 'HARE.COURSING', narrative: ' words ', answers: { litresLost: 900, dogsCount: 2 } });
  draft.chooseNow();
  draft.contact.name = 'Jo';
  const report = draft.toReport({ templates, language: 'cy' });
  equal([report.template, report.category, report.answers, report.contact, report.mayContact, report.language, report.narrative], ['FUEL', null, { litresLost: 900 }, null, false, 'cy', 'words']);
  draft.mayContact = true;
  equal(draft.toReport({ templates, language: 'en' }).contact, { name: 'Jo' });
  equal(report.bulletin, null);
  draft.bulletin = '62756c6c-6574-4e69-8e61-6e79626f6479';
  equal(draft.toReport({ templates, language: 'en' }).bulletin, draft.bulletin);
  draft.template = null;
  equal(draft.toReport({ templates, language: 'en' }).template, 'OTHER');
});

test('only place and time are needed, and nothing that is needed can be skipped', () => {
  const { draft } = draftAt();
  equal(allowedPage('check', draft, pagesOf(draft, templates)), 'now');
  draft.happeningNow = false;
  equal(allowedPage('check', draft, pagesOf(draft, templates)), 'where');
  draft.place = place;
  equal(allowedPage('check', draft, pagesOf(draft, templates)), 'when');
  draft.chooseNow();
  equal(allowedPage('check', draft, pagesOf(draft, templates)), 'check');
  equal(allowedPage('topic-NOWHERE', draft, pagesOf(draft, templates)), 'now');
});

test('while it happens there are three pages to the end', () => {
  const { draft } = draftAt();
  draft.happeningNow = true;
  const pages = pagesOf(draft, templates);
  equal(pages, ['now', 'where', 'what', 'words', 'photos', 'you', 'check']);
  equal([pageAfter('where', pages), pageBefore('now', pages), pageAfter('gone', pages)], ['what', null, 'check']);
});

test('hare coursing asks of vehicles, people, dogs, deeds and land; fraud of no permission', () => {
  const topics = (code) => topicsOf(templates.templates.find((one) => one.code === code), templates).map((topic) => topic.code);
  equal(topics('HARE'), ['VEHICLES', 'PEOPLE', 'DOGS', 'DOING', 'LAND']);
  const { draft } = draftAt();
  draft.template = 'FRAUD';
  equal(pagesOf(draft, templates).includes('permission'), false);
});

test('every question of every template stands in one topic', () => {
  for (const template of templates.templates) equal(topicsOf(template, templates).flatMap(({ questions }) => questions).sort(), [...template.questions].sort());
});

test('answers are read strictly', () => {
  const { questions } = templates;
  equal(answerOf(questions.peopleCount, ' 4 '), 4);
  equal([answerOf(questions.peopleCount, '4.5'), answerOf(questions.peopleCount, '-1'), answerOf(questions.peopleCount, '1e3'), answerOf(questions.peopleCount, '1000')], [undefined, undefined, undefined, undefined]);
  equal(isBadNumber(questions.peopleCount, 'four') && !isBadNumber(questions.peopleCount, ' '), true);
  equal(answerOf(questions.damageCost, '£1,200'), 1200);
  equal(answerOf(questions.direction, 'NORTH'), undefined);
  equal(answerOf(questions.dogBreeds, ['TERRIER', 'LURCHER', 'DRAGON']), ['LURCHER', 'TERRIER']);
  equal([answerOf(questions.livestream, 'yes'), answerOf(questions.livestream, 'no'), answerOf(questions.livestream, '')], [true, false, undefined]);
  equal(answerOf(questions.road, 'x'.repeat(500)).length, 80);
  equal(answerOf(questions.vehicles, [{ plate: ' AB5? CDE ', colour: 'PLAID' }, {}, { features: ['MUDDY'] }]), [{ plate: 'AB5? CDE' }, { features: ['MUDDY'] }]);
  equal(answerOf(questions.vehicles, Array.from({ length: 9 }, () => ({ plate: 'A1' }))).length, 6);
  equal(answerOf(questions.vehicles, [{}]), undefined);
});

test('a row of a list is said in one line', () => {
  equal(answerWords('stolen', templates.questions.stolen, [{ what: 'Quad', serial: '12' }]), ['Quad, 12']);
});

test('a village is told from its namesakes by the town near it, and what follows the name is kept', () => {
  const at = (name, rank, coordinates) => ({ properties: { name, rank }, geometry: { coordinates } });
  const names = namesFrom({ features: [at('Newton', 5, [0.09, 52.12]), at('Newton', 4, [-2.9, 53.2]), at('Newtown', 4, [-3.3, 52.5]), at('Cambridge', 1, [0.12, 52.2]), at('Chester', 2, [-2.89, 53.19]), at('Llanfair Pwllgwyngyll', 5, [-4.2, 53.2])] });
  equal(findNames('newton, by the ford', names).map(({ near, words }) => [near, words]), [['Chester', 'by the ford'], ['Cambridge', 'by the ford']]);
  equal(findNames('New', names).length, 3);
  equal(findNames('LLANFAIR-PWLL', names).map(({ name }) => name), ['Llanfair Pwllgwyngyll']);
  equal([findNames('Ne', names).length, findNames('', names).length, findNames('.*', names).length], [0, 0, 0]);
});

test('files that the server would refuse are left out at once, with the reason', () => {
  const file = (type, size) => ({ type, size });
  equal(refusal(file('image/jpeg', 1000), []), null);
  equal(refusal(file('application/pdf', 1000), []), 'report.photos.wrong-type');
  equal(refusal(file('image/jpeg', 0), []), 'report.photos.empty');
  equal(refusal(file('image/jpeg', 26 * 1024 * 1024), []), 'report.photos.too-large');
  equal(refusal(file('video/mp4', 201 * 1024 * 1024), []), 'report.photos.video-too-large');
  equal(refusal(file('video/mp4', 150 * 1024 * 1024), [file('video/mp4', 180 * 1024 * 1024)]), 'report.photos.too-much');
  equal(refusal(file('image/jpeg', 1), Array.from({ length: 10 }, () => file('image/jpeg', 1))), 'report.photos.too-many');
});
