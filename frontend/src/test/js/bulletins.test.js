import { emptyContent, fieldOfPointer, squaresOf, wayOf, withSquares } from '../../main/resources/META-INF/resources/js/bulletin/bulletin-form-values.js';
import { equal, test } from './testing.js';

test('squares are read however they are typed', () => {
  equal(squaresOf(' tl34, TL 44;SJ55 ').join(' '), 'TL34 TL44 SJ55');
  equal(squaresOf('').length, 0);
  equal([withSquares('', ['TL44', 'TL34']), withSquares('tl 44, SJ55', ['TL44', 'TL34'])], ['TL34, TL44', 'SJ55, TL34, TL44']);
});

test('what the server names is a field of the form', () => {
  const fields = ['/wordings/1/english/body', '/wordings/0/welsh/title', '/area/squares/2', '/area/boundaries/0', '/area/outline/3', '/area', '/area/name', '/signatory/team', '/plates/until', '/event/place', '/kind', '/nothing'].map((pointer) => fieldOfPointer(pointer, ['WATCH', 'PUBLIC']));
  equal(fields.join(' '), 'bulletin-PUBLIC-body bulletin-WATCH-title-cy bulletin-squares boundary-name bulletin-outline bulletin-ways bulletin-area bulletin-team bulletin-plates-until bulletin-event-place bulletin-kind bulletin-save');
});

test('a bulletin about an incident begins with its squares and advice, and no words', () => {
  const content = emptyContent({ advice: 'COURSING', squares: ['TL34'], incident: 'a' });
  equal(`${content.advice} ${content.area.squares} ${content.sourceIncident} ${content.wordings[0].english.body}`, 'COURSING TL34 a ');
});

test('a bulletin about a hotspot remembers its incidents, so that no words of theirs are said again', () => {
  const content = emptyContent({ advice: 'FUEL', partOfDay: null, squares: [], members: ['a', 'b'] });
  equal(`${content.sourceMembers} ${content.sourceIncident} ${content.area.squares.length}`, 'a,b null 0');
});

test('an area opens in the way in which it was said, and a new one with squares', () => {
  const area = { name: '', squares: [], boundaries: [], outline: [] };
  equal([area, { ...area, boundaries: [{ kind: 'PARISH', code: 'E04000001' }] }, { ...area, outline: [[0, 52]] }].map(wayOf).join(' '), 'squares boundaries outline');
});
