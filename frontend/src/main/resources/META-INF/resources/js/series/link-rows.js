import { decideLink } from '../api/series.js';
import { el } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { foldedForm, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { incidentBrief } from './incident-brief.js';
import { probabilityWords, reasonLines, sumWords } from './reason-words.js';

/** Links that are proposed and links that somebody decided, each with why. */

/** The reasons of a score, the weightiest first, and what they come to. */
export function reasonsView(scored, names, compared = null) {
  return el(
    'div',
    { class: 'series-why' },
    el('ul', { class: 'series-reasons', 'data-test': 'link-reasons' }, reasonLines(scored.reasons, names).map(({ points, sentence }) => el('li', {}, el('span', { class: 'series-points' }, points), ': ', sentence))),
    el('p', { class: 'soft', 'data-test': 'link-sum' }, sumWords(scored, compared)),
  );
}

export const reasonsFolded = (scored, names) => el('details', { class: 'folded series-folded' }, el('summary', {}, words('series.why')), reasonsView(scored, names));

/**
 * A proposed link.
 *
 * @param one the incident from which is looked; null where it stands above
 * @param done is called with the decision and what the server answered
 */
export function proposalRow({ one, proposal, from, other, names, compared, done }) {
  const decide = (decision) => decisionForm({ from, other: other.id, decision, done });
  return el(
    'li',
    { class: 'card series-row', 'data-test': 'proposal' },
    el('p', { class: 'series-chance' }, el('strong', { 'data-test': 'chance' }, probabilityWords(proposal.probability)), ' ', words('series.same-people')),
    el('div', { class: one === null ? 'series-pair is-alone' : 'series-pair' }, one !== null && incidentBrief(one, names), incidentBrief(other, names)),
    reasonsView(proposal, names, compared),
    decide('ACCEPTED'),
    decide('REJECTED'),
  );
}

/** Proposals, and folded beneath them those that are less likely, unless there are no others. `row` draws one. */
export function proposalRows(proposals, row) {
  const rows = (list) => el('ul', { class: 'series-rows' }, list.map(row));
  const [likely, others] = [true, false].map((wanted) => proposals.filter(({ proposed }) => proposed === wanted));
  if (likely.length === 0) return rows(others);
  return [rows(likely), others.length > 0 && el('details', { class: 'folded', 'data-test': 'less-likely' }, el('summary', {}, words('series.less-likely', { n: others.length })), rows(others))];
}

/** The form by which a link is accepted or rejected, under one id for as long as its content is the same: sending it again after silence decides nothing twice. */
export function decisionForm({ from, other, decision, done }) {
  const form = `${decision.toLowerCase()}-${from}-${other}`;
  let made = null;
  return foldedForm({
    id: form,
    title: words(`series.decide.${decision}`),
    make: (close) =>
      sentForm({
        id: form,
        prefix: `${form}-`,
        isPrimary: decision === 'ACCEPTED',
        button: words(`series.decide.${decision}`),
        fields: formField({ id: `${form}-reason`, label: words('series.decide.why'), hint: words('series.decide.hint'), maxlength: 400, autocomplete: 'off' }),
        act: async (sent) => {
          const content = { other, decision, reason: valueOf(sent, `${form}-reason`) };
          const key = JSON.stringify(content);
          if (made?.key !== key) made = { key, id: randomId() };
          const answer = await decideLink(from, made.id, content);
          close();
          await done(decision, answer);
        },
      }),
  });
}

/** Who decided a link, when and why. */
export const decidedWords = ({ decision, decidedBy, organisation, at }) => words(`series.decided.${decision}`, { by: [decidedBy, organisation].filter(Boolean).join(', ') || words('series.somebody'), when: dayAndClock(at) });

/**
 * A link that was decided, and the way to decide otherwise.
 *
 * @param title says between which incidents, as a heading or a block
 * @param from the incident from which it is looked, one of its two
 */
export function linkRow({ link, title, from, names, done }) {
  const isRejected = link.decision === 'REJECTED';
  return el(
    'li',
    { class: `card series-row${isRejected ? ' is-rejected' : ''}`, 'data-test': 'link', 'data-decision': link.decision },
    title,
    el('p', {}, decidedWords(link)),
    el('p', { class: 'series-said' }, link.reason),
    el('p', { class: 'soft' }, probabilityWords(link.probability), ' ', words(link.kept ? 'series.when-decided' : 'series.by-now')),
    reasonsFolded(link, names),
    decisionForm({ from, other: link.one === from ? link.other : link.one, decision: isRejected ? 'ACCEPTED' : 'REJECTED', done }),
  );
}
