import { fetchProposed, fetchSeriesList } from '../api/series.js';
import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { day } from '../time/london.js';
import { proposalRow, proposalRows } from './link-rows.js';

const AT_ONCE = 50;

/** The series that there are, and what is proposed of the own organisation's incidents. `page` has {names, decided}. */
export async function frontView(page) {
  const [series, proposed] = await Promise.all([fetchSeriesList(null), fetchProposed()]);
  return [
    el('p', {}, words('series.judges-descriptions')),
    el('section', { 'aria-labelledby': 'series-title', 'data-test': 'series-list' }, el('h2', { id: 'series-title', tabindex: -1 }, words('series.list')), seriesList(series, page.names)),
    el('section', { 'aria-labelledby': 'proposed-title', 'data-test': 'proposed' }, el('h2', { id: 'proposed-title' }, words('series.proposed')), proposals(proposed, page)),
  ];
}

function seriesList(series, names) {
  if (series.length === 0) return el('p', { class: 'soft' }, words('series.none'));
  const list = el('ul', { class: 'series-rows' }, series.map((one) => seriesRow(one, names)));
  const said = el('p', { role: 'status' });
  const more = el('button', { type: 'button', class: 'secondary', 'data-test': 'series-more', hidden: series.length < AT_ONCE }, words('series.earlier'));
  let before = series.at(-1).activeAt;
  more.addEventListener('click', async () => {
    more.disabled = true;
    try {
      const earlier = await fetchSeriesList(before);
      const rows = earlier.map((one) => seriesRow(one, names));
      list.append(...rows);
      before = earlier.at(-1)?.activeAt ?? before;
      said.textContent = rows.length === 0 ? words('series.no-earlier') : '';
      more.hidden = rows.length < AT_ONCE;
      rows[0]?.querySelector('a').focus();
    } catch (problem) {
      said.textContent = problem.words ?? words('series.no-answer');
    }
    more.disabled = false;
  });
  return [list, said, more];
}

function seriesRow({ id, title, organisation, incidents, forces, first, last }, names) {
  return el(
    'li',
    { class: 'card series-row', 'data-test': 'series' },
    el('h3', {}, el('a', { href: `#series=${id}` }, title)),
    el('p', {}, [words('series.incidents', { n: incidents }), first && words('series.from-to', { first: day(first), last: day(last) }), forces.map(names.force).join(', ')].filter(Boolean).join(' · ')),
    el('p', { class: 'soft' }, words('series.made-by', { organisation: organisation ?? words('series.somebody') })),
  );
}

function proposals({ proposals: list, compared, cutShort }, page) {
  if (list.length === 0) return el('p', { class: 'soft' }, words('series.proposed-none', { n: compared }));
  return [
    el('p', { class: 'soft' }, words('series.proposed-of', { n: compared }), cutShort && ` ${words('series.cut-short')}`),
    proposalRows(list, (proposal) => proposalRow({ one: proposal.incident, proposal, from: proposal.incident.id, other: proposal.other, names: page.names, compared, done: page.decided })),
  ];
}

/** What a decision came to, with the way to the series. */
export function decidedNotice(decision, { series }) {
  return el('p', {}, words(`series.done.${decision}`), ' ', decision === 'ACCEPTED' && series && el('a', { href: `#series=${series.id}`, 'data-test': 'to-series' }, series.title));
}
