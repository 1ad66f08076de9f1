import { el } from '../lib/dom.js';
import { currentLanguage, words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { gridReferenceOf } from './event-words.js';

/** The text of a bulletin in the language of the page; in English where it is said in no other. */
export const textOf = (said) => (currentLanguage() === 'cy' && said.welsh ? said.welsh : said.english);

/** When it was issued and until when it holds, in a line. */
export function timesWords({ issuedAt, expiresAt, state }) {
  const until = words(state === 'EXPIRED' ? 'bulletin.expired' : 'bulletin.expires', { time: dayAndClock(expiresAt) });
  return `${words('bulletin.issued', { time: dayAndClock(issuedAt) })} · ${until}`;
}

/** A bulletin as it is read and as it hangs on a wall: the same parts in the same order. `level` is that of its heading. */
export function bulletinArticle(bulletin, level = 2) {
  const { said } = bulletin;
  const text = textOf(said);
  const isWelsh = text === said.welsh;
  const heading = (at, ...content) => el(`h${at}`, {}, content);
  return el(
    'article',
    { class: 'bulletin', 'data-test': 'bulletin', 'data-bulletin-id': bulletin.id, lang: isWelsh ? 'cy' : 'en-GB' },
    el('p', { class: 'bulletin-kind' }, words(`bulletin.kind.${said.kind}`), bulletin.state === 'EXPIRED' && el('span', { class: 'bulletin-over' }, words('bulletin.state-badge.EXPIRED'))),
    heading(level, text.title),
    el('p', { class: 'bulletin-summary' }, text.summary),
    paragraphs(text.body),
    event(said.event),
    el('section', { class: 'bulletin-advice' }, heading(level + 1, words('bulletin.advice')), text.advice.map((line) => el('p', {}, line))),
    el('section', { class: 'bulletin-reporting' }, heading(level + 1, words('bulletin.reporting')), el('ul', {}, text.reporting.map((line) => el('li', {}, line)))),
    el('dl', { class: 'facts' }, el('dt', {}, words('bulletin.area')), el('dd', {}, said.area.name), el('dt', {}, words('bulletin.from')), el('dd', {}, `${said.provider}: ${said.signed}`)),
    el('p', { class: 'soft bulletin-foot' }, `${timesWords(bulletin)} · ${words(`bulletin.for.${bulletin.audience}`)} · ${words('bulletin.marking')}`),
  );
}

const paragraphs = (body) => body.split(/\n{2,}/).filter((part) => part.trim() !== '').map((part) => el('p', { class: 'bulletin-text' }, part));

function event(said) {
  if (!said) return null;
  const when = words('bulletin.from-to', { from: dayAndClock(said.opensAt), to: dayAndClock(said.closesAt) });
  const { position } = said;
  return el(
    'dl',
    { class: 'facts', 'data-test': 'bulletin-event' },
    el('dt', {}, words('bulletin.where')),
    el('dd', {}, said.place),
    position && [el('dt', {}, words('bulletin.grid-reference')), el('dd', { 'data-test': 'bulletin-event-reference' }, position.gridReference ?? gridReferenceOf(position))],
    el('dt', {}, words('bulletin.when')),
    el('dd', {}, when),
  );
}
