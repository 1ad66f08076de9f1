import { searchPlates } from '../api/sightings.js';
import { handOver } from '../enquiry/hand-over.js';
import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { sentForm, valueOf } from '../lib/sent-form.js';
import { PURPOSES } from '../session/purpose-field.js';
import { reasonWords, sightingRow } from './sighting-words.js';

const DAYS = [30, 90, 365, 1_095];

/**
 * The search for a plate by what is known of it, with what it finds, best first. `purpose` is what the person has stated already; `watchFor` is called with a plate
 * that was found, and what it was looked for.
 */
export function plateSearch(purpose, watchFor) {
  const found = el('div', { 'data-test': 'plate-found' });
  const beyond = el('div', {});
  const said = el('p', { role: 'status', 'data-test': 'plate-said' });
  const form = sentForm({
    id: 'search',
    prefix: 'search-',
    button: words('sightings.search.send'),
    fields: [
      formField({ id: 'search-pattern', label: words('sightings.search.pattern'), hint: words('sightings.search.hint'), maxlength: 40, autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' }),
      selectField({ id: 'search-purpose', label: words('sightings.search.purpose'), value: purpose ?? '', options: [['', words('sightings.search.choose')], ...PURPOSES] }),
      selectField({ id: 'search-days', label: words('sightings.search.days'), value: '365', options: DAYS.map((days) => [String(days), words('sightings.search.last', { n: days })]) }),
    ],
    act: async (sent) => {
      show(found);
      show(beyond);
      said.textContent = words('sightings.search.searching');
      try {
        const lookedFor = valueOf(sent, 'search-purpose');
        const { matches, more } = await searchPlates(valueOf(sent, 'search-pattern'), lookedFor, Number(valueOf(sent, 'search-days')));
        said.textContent = matches.length === 0 ? words('sightings.search.none') : more ? words('sightings.search.more', { n: matches.length }) : words('sightings.search.found', { n: matches.length });
        show(found, matches.length > 0 && el('ol', { class: 'sighting-rows' }, matches.map((match) => matchRow(match, (plate) => watchFor(plate, lookedFor)))));
        show(beyond, askForces(valueOf(sent, 'search-pattern')));
      } catch (problem) {
        said.textContent = '';
        throw problem;
      }
    },
  });
  return el('section', { 'aria-labelledby': 'search-title' }, el('h2', { id: 'search-title' }, words('sightings.search.title')), form, said, found, beyond);
}

/** The way to other forces, with what was looked for typed in there. */
const askForces = (pattern) => el('p', {}, el('a', { href: '/enquiries.html', 'data-test': 'ask-forces', onclick: () => handOver(pattern) }, words('sightings.search.ask-forces')));

function matchRow(match, watchFor) {
  const { read } = match.sighting.plate;
  return sightingRow(
    match.sighting,
    el('p', { class: 'soft' }, words('sightings.reason.score', { score: match.score })),
    el('ul', { 'data-test': 'reasons' }, reasonWords(match).map((reason) => el('li', {}, reason))),
    el('button', { type: 'button', class: 'secondary', 'data-test': 'watch-this', onclick: () => watchFor(read) }, words('sightings.watch.this')),
  );
}
