import { adoptWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { ageWords, goingWords, stateWords } from '../../main/resources/META-INF/resources/js/sighting/heads-up-words.js';
import { sightingContent } from '../../main/resources/META-INF/resources/js/sighting/sighting-values.js';
import { movementWords, reasonWords, seenWords } from '../../main/resources/META-INF/resources/js/sighting/sighting-words.js';
import { equal, test } from './testing.js';

const EMPTY = { kind: 'VEHICLE', plate: '', certainty: 'LIKELY', make: '', model: '', breed: '', colour: '', number: '', description: '', earliest: '2026-11-23T10:00', latest: '', place: '', road: '', direction: '', headingTo: '', note: '', category: '', scope: 'OWN_FORCE', agreement: '' };

test('sightings: only what belongs to the kind is sent', () => {
  const typed = { ...EMPTY, plate: 'AB5? C?E', number: '3', breed: 'Lurcher', colour: 'silver' };
  const vehicle = sightingContent(typed);
  equal([vehicle.plate, vehicle.certainty, vehicle.colour, vehicle.number, vehicle.breed], ['AB5? C?E', 'LIKELY', 'silver', undefined, undefined]);
  const dogs = sightingContent({ ...typed, kind: 'DOGS' });
  equal([dogs.plate, dogs.number, dogs.breed, dogs.colour], [undefined, 3, 'Lurcher', 'silver']);
  equal(sightingContent({ ...typed, kind: 'PEOPLE' }).colour, undefined);
  equal('certainty' in sightingContent(EMPTY), false);
});

test('sightings: one time is known exactly, two are a span', () => {
  const once = sightingContent(EMPTY);
  equal([once.earliest === once.latest, once.exactTimeKnown], [true, true]);
  const span = sightingContent({ ...EMPTY, latest: '2026-11-23T11:00' });
  equal([span.earliest === span.latest, span.exactTimeKnown], [false, false]);
});

test('sightings: a place is words, and an agreement goes with its scope', () => {
  equal(sightingContent(EMPTY).place, null);
  equal(sightingContent({ ...EMPTY, place: 'TL 420 440' }).place, { text: 'TL 420 440' });
  equal('agreement' in sightingContent({ ...EMPTY, agreement: 'a' }), false);
  equal(sightingContent({ ...EMPTY, scope: 'AGREEMENT', agreement: 'a' }).agreement, 'a');
});

test('sightings: what hangs on an own incident is shared as that is', () => {
  const own = sightingContent({ ...EMPTY, category: 'HARE.COURSING' }, { id: 'i', isOwn: true });
  equal([own.incident, own.scope, own.category], ['i', null, null]);
  equal(sightingContent(EMPTY, { id: 'i', isOwn: false }).scope, 'OWN_FORCE');
});

test('sightings: a match says why it is shown', () => {
  adoptWords('en', {
    'sightings.reason.equal.one': '{n} equal',
    'sightings.reason.equal.other': '{n} equal',
    'sightings.reason.misread': '{number}: {asked} or {seen}',
    'sightings.reason.unknown': '{number}: {asked} unseen',
    'sightings.reason.days.one': '{n} day ago',
    'sightings.reason.days.other': '{n} days ago',
    'sightings.certainty.LIKELY': 'Likely',
    'sightings.kind.VEHICLE': 'Vehicle',
    'sightings.heading': 'towards {force}',
  });
  const place = (number, asked, seen, agreement) => ({ number, asked, seen, agreement });
  const places = [place(1, 'A', 'A', 'EQUAL'), place(2, 'B', '8', 'MISREAD'), place(3, '?', '5', 'UNKNOWN'), place(4, 'C', '?', 'UNKNOWN')];
  equal(reasonWords({ places, daysAgo: 2, sighting: { plate: { certainty: 'LIKELY' } } }), ['1 equal', '2: B or 8', '4: C unseen', 'Likely', '2 days ago']);
  equal(seenWords({ kind: 'VEHICLE', plate: { read: 'AB12CDE' }, make: 'Subaru', model: null, breed: null, colour: 'silver', number: null }), 'Vehicle · AB12CDE · silver · Subaru');
  equal(movementWords({ place: { gridReference: 'TL 42 44' }, road: 'B1368', direction: null, headingTo: { name: 'Herts' } }), 'TL 42 44 · B1368 · towards Herts');
});

test('heads-ups: an age counts by the second, and after an hour in hours', () => {
  adoptWords('en', { 'sightings.heads-up.age': '{minutes}:{seconds} min', 'sightings.heads-up.age-hours': '{hours}:{minutes} h' });
  equal([0, 9, 61, 3_599, 3_600, 7_260].map(ageWords), ['0:00 min', '0:09 min', '1:01 min', '59:59 min', '1:00 h', '2:01 h']);
});

test('heads-ups: a notice says how it stands and where it goes', () => {
  adoptWords('en', {
    'sightings.heads-up.somebody': 'somebody',
    'sightings.heads-up.state.SENT': 'Sent {sent}',
    'sightings.heads-up.state.ACKNOWLEDGED': 'Read by {name}, {at}',
    'sightings.heads-up.state.EXPIRED': 'Expired',
    'sightings.heads-up.state.WITHDRAWN': 'Withdrawn',
  });
  const sent = { state: 'SENT', sentAt: '2026-11-23T18:41:00Z', acknowledgedBy: null, acknowledgedAt: null };
  equal(stateWords(sent), 'Sent Mon 23 Nov 2026, 18:41');
  equal(stateWords({ ...sent, state: 'ACKNOWLEDGED', acknowledgedBy: 'Invented Person', acknowledgedAt: '2026-11-23T18:43:00Z' }), 'Read by Invented Person, Mon 23 Nov 2026, 18:43');
  equal(stateWords({ ...sent, state: 'ACKNOWLEDGED', acknowledgedAt: '2026-11-23T18:43:00Z' }), 'Read by somebody, Mon 23 Nov 2026, 18:43');
  equal([stateWords({ ...sent, state: 'EXPIRED' }), stateWords({ ...sent, state: 'WITHDRAWN' })], ['Expired', 'Withdrawn']);
  equal(goingWords({ place: 'By the ford', gridReference: 'SP 03 43', road: 'A46', direction: null }), 'By the ford · SP 03 43 · A46');
  equal(goingWords({ place: 'SP 03 43', gridReference: 'SP 03 43', road: null, direction: null }), 'SP 03 43');
  equal(goingWords({ place: null, gridReference: null, road: null, direction: null }), '');
});
