import { details, lightOfTheLaw, offenceList } from '../../main/resources/META-INF/resources/js/incident/offence-list.js';
import { equal, test } from './testing.js';

const OFFENCE = {
  act: 'Act of Trial 1900',
  section: '1',
  title: 'Being tried',
  elements: ['By night', 'On land'],
  penalty: 'A fine only',
  lastSafeDay: '2026-04-14',
  trespassNeeded: true,
  unverified: null,
};

test('offences are asked for by the light of the law, and by both where the time does not say', () => {
  equal(['YES', 'NO', 'SPANS', null].map((nightInLaw) => lightOfTheLaw({ window: { nightInLaw } })), ['NIGHT', 'DAY', 'ANY', 'ANY']);
});

test('an offence says what it takes, what it costs, how long there is and what is not certain', () => {
  equal(details(OFFENCE), 'To show: by night; on land. Needs the landowner\'s word that they had no permission. At most: a fine only. Before a court by Tue 14 Apr 2026.');
  equal(details({ ...OFFENCE, lastSafeDay: null, trespassNeeded: false, unverified: 'The penalty.' }), 'To show: by night; on land. At most: a fine only. Not verified: The penalty.');
});

test('the list counts, shows text as text, and is not there for none', () => {
  const list = offenceList([{ ...OFFENCE, title: '<img src=x>' }]);
  equal([list.querySelector('summary').textContent, list.querySelectorAll('img').length, list.textContent.includes('<img src=x>')], ['Offences to consider (1)', 0, true]);
  equal(offenceList([]), null);
});

test('offences of trespass come first, the rest in the order of the server', () => {
  const list = offenceList([{ ...OFFENCE, act: 'A', trespassNeeded: false }, { ...OFFENCE, act: 'B' }, { ...OFFENCE, act: 'C', trespassNeeded: false }]);
  equal([...list.querySelectorAll('strong')].map(({ textContent }) => textContent[0]).join(''), 'BAC');
});
