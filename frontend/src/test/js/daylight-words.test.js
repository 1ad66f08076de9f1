import { hintWords, lawWords, lightWords, nightInLawWords } from '../../main/resources/META-INF/resources/js/time/daylight-words.js';
import { equal, test } from './testing.js';

const LAW = { act: 'Night Poaching Act 1828', section: '12', extent: 'England and Wales' };
const NIGHT = { sunset: '2025-10-15T17:03:52Z', begins: '2025-10-15T18:03:52Z', ends: '2025-10-16T05:26:20Z', sunrise: '2025-10-16T06:26:20Z' };

function anAnswer(window, law = LAW) {
  return {
    sunrise: '2025-10-15T06:24:32Z',
    sunset: '2025-10-15T17:03:52Z',
    law,
    window: { latest: window.earliest, light: 'NIGHT', nightInLaw: law && 'YES', night: law && NIGHT, moonLit: 0.31, moonUp: false, ...window },
  };
}

test('night in law is said with the times that make it so, in London time', () => {
  equal(nightInLawWords(anAnswer({ earliest: '2025-10-15T18:30:00Z' })), 'Yes: night was from 19:03 to 06:26 (sunset 18:03, sunrise 07:26)');
  equal(nightInLawWords(anAnswer({ earliest: '2025-10-15T17:30:00Z', nightInLaw: 'NO' })), 'No: night began at 19:03, an hour after sunset');
  equal(nightInLawWords(anAnswer({ earliest: '2025-10-16T05:40:00Z', nightInLaw: 'NO' })), 'No: night had ended at 06:26, an hour before sunrise');
  equal(
    nightInLawWords(anAnswer({ earliest: '2025-10-15T17:30:00Z', latest: '2025-10-15T18:30:00Z', nightInLaw: 'SPANS' })),
    'Perhaps, for part of the time given lies in it: night was from 19:03 to 06:26 (sunset 18:03, sunrise 07:26)',
  );
});

test('a time at the very edge is not left to the arithmetic', () => {
  equal(nightInLawWords(anAnswer({ earliest: '2025-10-15T18:03:00Z', nightInLaw: 'NO' })), 'No: night began at 19:03, an hour after sunset. So close to the edge, check an almanac');
  equal(nightInLawWords(anAnswer({ earliest: '2025-10-15T18:05:00Z' })).endsWith('check an almanac'), true);
  equal(nightInLawWords(anAnswer({ earliest: '2025-10-15T18:06:00Z' })).endsWith('check an almanac'), false);
});

test('of days on end only is said that they hold night', () => {
  const days = anAnswer({ earliest: '2025-10-10T17:30:00Z', latest: '2025-10-15T18:30:00Z', nightInLaw: 'SPANS', light: 'SPANS' });
  equal([nightInLawWords(days), lightWords(days)], ['For part of the time given', 'Both day and night']);
});

test('where the Act is not law nothing is said of it', () => {
  const scotland = anAnswer({ earliest: '2025-10-15T18:30:00Z' }, null);
  equal(nightInLawWords(scotland), null);
  equal(lightWords(scotland), 'Dark; sunrise 07:24; sunset 18:03; moon 31 % lit, below the horizon');
});

test('light is said with the moon', () => {
  equal(lightWords(anAnswer({ earliest: '2025-10-15T18:30:00Z', moonUp: true })), 'Dark; moon 31 % lit, above the horizon');
  equal(lightWords(anAnswer({ earliest: '2025-10-15T12:30:00Z', light: 'DAY' })).split(';')[0], 'Daylight');
  equal(lawWords(LAW).startsWith('Night Poaching Act 1828, section 12 (England and Wales): from an hour'), true);
});

test('a typed time is answered in one line', () => {
  equal(hintWords(anAnswer({ earliest: '2025-10-15T18:30:00Z' })), 'There and then: dark; moon 31 % lit, below the horizon; night in law.');
  equal(hintWords(anAnswer({ earliest: '2025-10-15T18:30:00Z' }, null)).includes('law'), false);
});
