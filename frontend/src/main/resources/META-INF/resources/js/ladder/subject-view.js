import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { foldedForm } from '../lib/sent-form.js';
import { dayAndClock } from '../time/london.js';
import { acts, conversionForm, custodyForm, endForm, orderForm, safeguardingForm, stepForm, withdrawalForm } from './ladder-forms.js';
import { custodyFacts, kindWords, pounds, promptWords, stateWords, stepFacts, subjectWords, thingWords } from './ladder-words.js';

/** One person or vehicle: how far up, every step on a line of time, what is held, and what may be done. `again` fetches it anew. */

const facts = (list) => el('ul', { class: 'facts' }, list.map((fact) => el('li', {}, fact)));

const folded = (id, key, make) => foldedForm({ id, title: words(key), make });

export function ladderView({ agreement, count, forces, prompts }, steps) {
  return el(
    'section',
    { class: 'card ladder-count', 'data-test': 'ladder-count' },
    el('h3', {}, agreement === null ? words('ladder.own-force') : words('ladder.across', { name: agreement.name })),
    el('p', {}, el('strong', {}, words('ladder.count', { n: count })), forces.length > 0 && [': ', forces.map(({ force, steps: own }) => `${force} ${own}`).join(', ')]),
    prompts.map((prompt) => el('p', { class: 'notice', 'data-test': 'prompt' }, promptWords(prompt, steps))),
  );
}

export function stepRow(step, again) {
  const mayChange = step.own && step.state !== 'WITHDRAWN';
  return el(
    'li',
    { class: `ladder-step${step.state === 'IN_FORCE' ? '' : ' is-over'}`, 'data-test': 'step', 'data-state': step.state },
    el('h4', {}, kindWords(step.kind)),
    el('p', {}, el('strong', {}, stateWords(step))),
    facts(stepFacts(step)),
    mayChange &&
      acts(
        step.safeguarding === 'TO_DO' && folded(`safeguard-${step.id}`, 'ladder.safeguard', () => safeguardingForm(step.id, again)),
        folded(`withdraw-${step.id}`, 'ladder.withdraw', () => withdrawalForm(step.id, again)),
      ),
  );
}

export function custodyRow(held, again, title = null) {
  return el(
    'li',
    { class: `card ladder-held${held.endedAt === null ? '' : ' is-over'}`, 'data-test': 'held' },
    el('h4', {}, thingWords(held)),
    title,
    facts(custodyFacts(held)),
    held.own &&
      held.endedAt === null &&
      acts(
        held.detention && folded(`convert-${held.id}`, 'ladder.convert', () => conversionForm(held.id, again)),
        folded(`order-${held.id}`, 'ladder.order-keep', () => orderForm(held.id, again)),
        folded(`end-${held.id}`, 'ladder.end', () => endForm(held.id, again)),
      ),
  );
}

/** The line that says what the keep of all of these costs. */
export const costLine = ({ costPence, recoverablePence }) => el('p', { 'data-test': 'cost' }, words('ladder.cost-of-all', { cost: pounds(costPence), recoverable: pounds(recoverablePence) }));

export function subjectView(whole, again) {
  const { subject, matched, ladders, steps, custody, closed } = whole;
  const dispersals = steps.filter(({ own, kind, state, subject: of }) => own && kind === 'DISPERSAL' && state === 'IN_FORCE' && of === subject.id).map((step) => [step.id, `${step.area}, ${dayAndClock(step.issuedAt)}`]);
  const held = (thing) => folded(`held-${thing}-fold`, `ladder.take.${thing}`, () => custodyForm({ subject, thing, dispersals, done: again }));
  return el(
    'article',
    { class: 'stack', 'data-test': 'ladder-subject' },
    el('h2', { tabindex: -1 }, subjectWords(subject)),
    el('p', { class: 'soft' }, words('ladder.kept-by', { forces: [...new Set(matched.map(({ force }) => force))].join(', ') })),
    subject.description !== '' && el('p', { class: 'ladder-text' }, subject.description),
    closed.length > 0 && el('p', { class: 'notice' }, words('ladder.closed', { names: closed.join(', ') })),
    ladders.map((ladder) => ladderView(ladder, steps)),
    el('h3', {}, words('ladder.steps')),
    steps.length === 0 ? el('p', { class: 'soft' }, words('ladder.no-steps')) : el('ol', { class: 'ladder-line', 'data-test': 'steps' }, steps.map((step) => stepRow(step, again))),
    subject.own && folded('step-fold', 'ladder.step-new', () => stepForm({ subject, done: again })),
    el('h3', {}, words('ladder.held')),
    custody.length === 0 ? el('p', { class: 'soft' }, words('ladder.nothing-held')) : [costLine(whole), el('ul', { class: 'ladder-rows' }, custody.map((each) => custodyRow(each, again)))],
    subject.own && [held('DOG'), held('VEHICLE')],
  );
}
