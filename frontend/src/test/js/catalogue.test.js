import { spokenDayAndClock, spokenSpan } from '../../main/resources/META-INF/resources/js/time/spoken-time.js';
import { adoptWords, changeLanguage, currentLanguage, fillIn, firstLanguage, pluralForm, words } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { equal, test } from './testing.js';

test('the language is what the address says, else what was kept, else the browser’s own, else English', () => {
  const first = (search, kept, spoken) => firstLanguage({ search, kept, spoken });
  equal(first('?lang=cy', 'en', ['en-GB']), 'cy');
  equal(first('?lang=xx', 'cy', ['en-GB']), 'cy');
  equal(first('', null, ['fr-FR', 'cy-GB', 'en']), 'cy');
  equal(first('', '<script>', ['de']), 'en');
});

test('values go into a text, and what has no value stays', () => {
  equal(fillIn('{n} of {most}', { n: 1, most: 2 }), '1 of 2');
  equal(fillIn('{unknown}', {}), '{unknown}');
  equal(fillIn('{a}', { a: '{b}', b: 'x' }), '{b}');
});

test('plural forms are those of English and of Welsh', () => {
  equal([0, 1, 2, 5].map((n) => pluralForm(n, 'en')), ['other', 'one', 'other', 'other']);
  equal([0, 1, 2, 3, 4, 6, 7].map((n) => pluralForm(n, 'cy')), ['zero', 'one', 'two', 'few', 'other', 'many', 'other']);
});

test('a word that is missing is shown by its key', () => equal(words('nowhere.at.all'), 'nowhere.at.all'));

test('a number chooses the form of its text, and days are London’s in the language of the page', async () => {
  const before = currentLanguage();
  adoptWords('en', { 'catalogue-test.dogs.one': '{n} dog', 'catalogue-test.dogs.other': '{n} dogs' });
  for (const language of ['en', 'cy']) adoptWords(language, await (await fetch(`../../main/resources/META-INF/resources/words/date.${language}.json`)).json());
  await changeLanguage('en');
  equal(['en', 'cy'].includes(before) && words('catalogue-test.dogs', { n: 2 }), '2 dogs');
  equal(spokenDayAndClock('2026-06-30T23:30:00Z'), 'Wed 1 Jul 2026, 00:30');
  await changeLanguage('cy');
  equal(document.documentElement.lang, 'cy');
  equal(spokenDayAndClock('2026-11-23T18:41:00Z'), 'Llun 23 Tach 2026, 18:41');
  equal(spokenSpan({ earliest: '2026-11-23T18:00:00Z', latest: '2026-11-23T19:00:00Z', exactTimeKnown: false }), 'Llun 23 Tach 2026, rhwng 18:00 a 19:00');
  await changeLanguage(before);
});
