import { fetchLinks } from '../api/series.js';
import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { incidentBrief } from './incident-brief.js';
import { linkRow, proposalRow, proposalRows } from './link-rows.js';

/** One incident: its series, what it is linked with and what is proposed. `page` has {names, decided}. */
export async function incidentView(id, page) {
  const { incident, series, links, proposals, compared, cutShort } = await fetchLinks(id);
  const { names } = page;
  const row = (proposal) => proposalRow({ one: null, proposal, from: incident.id, other: proposal.incident, names, compared, done: page.decided });
  return [
    el('article', { class: 'card series-row', 'data-test': 'links-of' }, incidentBrief(incident, names, { level: 'h2', isHere: true }), el('p', {}, series === null ? words('series.in-none') : [words('series.in'), ' ', el('a', { href: `#series=${series.id}`, 'data-test': 'to-series' }, series.title)])),
    el('p', {}, words('series.judges-descriptions')),
    el(
      'section',
      { 'aria-labelledby': 'proposed-title', 'data-test': 'proposed' },
      el('h2', { id: 'proposed-title' }, words('series.proposed')),
      el('p', { class: 'soft' }, proposals.length === 0 ? words('series.proposed-none', { n: compared }) : words('series.proposed-of', { n: compared }), cutShort && ` ${words('series.cut-short')}`),
      proposals.length > 0 && proposalRows(proposals, row),
    ),
    links.length > 0 &&
      el(
        'section',
        { 'aria-labelledby': 'links-title' },
        el('h2', { id: 'links-title' }, words('series.links')),
        el('ul', { class: 'series-rows', 'data-test': 'links' }, links.map((link) => linkRow({ link, title: incidentBrief(link.incident, names), from: incident.id, names, done: page.decided }))),
      ),
  ];
}
