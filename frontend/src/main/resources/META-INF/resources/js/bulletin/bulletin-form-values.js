/** What the form of a bulletin and the interface call the same things; pure functions. */
export const KINDS = ['WARNING', 'OPERATION_LAUNCH', 'SEASONAL_SPIKE', 'ACTION_WEEK', 'EVENT_OR_AMNESTY', 'MISSING_PERSON', 'QUESTIONS_AND_ANSWERS'];
export const ADVICE = ['COURSING', 'POACHING', 'LIVESTOCK', 'MACHINERY', 'FUEL', 'FLY_TIPPING', 'WILDLIFE', 'HERITAGE', 'EQUINE', 'DAMAGE', 'FRAUD', 'DISTRACTION_BURGLARY', 'DOOR_TO_DOOR_SELLERS', 'VULNERABLE_NEIGHBOURS', 'GENERAL'];
export const URGENCIES = ['NOW', 'SOON', 'PAST'];
/** How an area is said. */
export const WAYS = ['squares', 'boundaries', 'outline'];
export const MOST_BOUNDARIES = 40;
export const MOST_CORNERS = 200;
export const AUDIENCES = ['POLICE', 'WATCH', 'PUBLIC'];

/** What a new bulletin begins with; `begun` is what an incident or a hotspot gives: {advice, squares, incident, members}. */
export function emptyContent(begun = null) {
  return {
    kind: 'WARNING',
    advice: begun?.advice ?? 'GENERAL',
    urgency: 'NOW',
    priority: 3,
    expiresHours: 72,
    delayMinutes: 0,
    allForces: true,
    watchMembers: true,
    area: { name: '', squares: begun?.squares ?? [], boundaries: [], outline: [] },
    event: null,
    signatory: { rank: '', role: '', team: '', name: null },
    plates: null,
    sourceIncident: begun?.incident ?? null,
    sourceMembers: begun?.members ?? [],
    wordings: [{ audience: 'PUBLIC', english: { title: '', summary: '', body: '' }, welsh: null }],
  };
}

/** "TL34, tl44 TL 35" as names of squares. */
export const squaresOf = (text) => text.toUpperCase().replace(/([A-Z]{2})\s+(\d)/g, '$1$2').split(/[\s,;]+/).filter((part) => part !== '');

/** A text of squares with more of them, each once, in order. */
export const withSquares = (text, more) => [...new Set([...squaresOf(text), ...more])].sort().join(', ');

/** In which way an area was said; a new one begins with squares. */
export const wayOf = (area) => WAYS.find((way) => area[way].length > 0) ?? WAYS[0];

const POINTERS = [
  [/^\/area\/name/, () => 'bulletin-area'],
  [/^\/area\/squares/, () => 'bulletin-squares'],
  [/^\/area\/boundaries/, () => 'boundary-name'],
  [/^\/area\/outline/, () => 'bulletin-outline'],
  [/^\/area/, () => 'bulletin-ways'],
  [/^\/event\/nearSource\/(\w+)/, ([, part]) => `bulletin-near-${part}`],
  [/^\/event\/position/, () => 'bulletin-event-position'],
  [/^\/event\/place/, () => 'bulletin-event-place'],
  [/^\/event/, () => 'bulletin-closes'],
  [/^\/signatory\/?(\w*)/, ([, part]) => `bulletin-${part || 'rank'}`],
  [/^\/plates\/?(\w*)/, ([, part]) => ({ authoriser: 'bulletin-authoriser', reason: 'bulletin-plates-reason' })[part] ?? 'bulletin-plates-until'],
  [/^\/wordings\/(\d)\/(english|welsh)\/(\w+)/, ([, at, language, part], audiences) => `bulletin-${audiences[at]}-${part}${language === 'welsh' ? '-cy' : ''}`],
  [/^\/wordings/, () => 'bulletin-PUBLIC-wanted'],
  [/^\/expiresHours/, () => 'bulletin-expires'],
  [/^\/delayMinutes/, () => 'bulletin-delay'],
  [/^\/(kind|advice|urgency|priority)/, ([, part]) => `bulletin-${part}`],
];

/** The id of the field that a pointer of the interface is about; `audiences` in the order in which they were sent. */
export function fieldOfPointer(pointer, audiences) {
  for (const [pattern, field] of POINTERS) {
    const match = pattern.exec(pointer);
    if (match) return field(match, audiences);
  }
  return 'bulletin-save';
}
