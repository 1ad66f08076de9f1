import { acceptTransfer, offerTransfer, refuseTransfer } from '../api/intelligence.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { foldedForm, givenOf, sentForm } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { reportText } from './report-text.js';

/** What the unit was offered by other forces and has not answered, and what it offered. */
export function transfersPart({ received, given }, done) {
  const open = received.filter(({ accepted }) => accepted === null);
  return el(
    'section',
    { class: 'section stack', 'data-test': 'intelligence-transfers' },
    el('h2', {}, words('intelligence.transfer')),
    received.length + given.length === 0 && el('p', { class: 'soft' }, words('intelligence.transfer.none')),
    open.map((one) => offered(one, done)),
    received.length + given.length > open.length && el('ul', { class: 'plain-list stack' }, [...received.filter(({ accepted }) => accepted !== null), ...given].map(line)),
  );
}

const line = (one) => el('li', {}, el('p', {}, `${one.urn}, ${one.title}`), el('p', { class: 'soft' }, words('intelligence.transfer.from-to', { from: one.from, to: one.to, when: dayAndClock(one.offeredAt) }), ' ', answer(one)));

function answer({ accepted, answeredUrn, refusal }) {
  if (accepted === null) return words('intelligence.transfer.waits');
  return accepted ? words('intelligence.transfer.accepted', { urn: answeredUrn }) : words('intelligence.transfer.refused', { reason: refusal });
}

/** An offer with the text that comes with it, to be accepted or refused. */
function offered(one, done) {
  const newReport = randomId();
  const id = `transfer-${one.id}`;
  return el(
    'article',
    { class: 'stack', 'data-test': 'transfer-offered' },
    el('p', {}, words('intelligence.transfer.from-to', { from: one.from, to: one.to, when: dayAndClock(one.offeredAt) }), ' ', words('intelligence.transfer.why', { reason: one.reason })),
    reportText({ ...one, force: one.from, sourceHeldBy: one.from }, words('intelligence.transfer.text')),
    sentForm({ id: `${id}-accept`, prefix: `${id}-`, button: words('intelligence.transfer.accept'), fields: [el('p', { class: 'hint' }, words('intelligence.transfer.accept-hint'))], act: async () => done(await acceptTransfer(one.id, newReport)) }),
    foldedForm({
      id: `${id}-refusal`,
      title: words('intelligence.transfer.refuse-open'),
      make: () => sentForm({ id: `${id}-refuse`, prefix: `${id}-`, isPrimary: false, button: words('intelligence.transfer.refuse'), fields: [formField({ id: `${id}-reason`, label: words('intelligence.reason'), maxlength: 400, autocomplete: 'off' })], act: async (form) => done(await refuseTransfer(one.id, givenOf(form, `${id}-reason`))) }),
    }),
  );
}

/** The form with which the unit offers a report to another force. */
export function transferForm(report, organisations, done) {
  const id = randomId();
  const forces = organisations.filter(({ kind }) => kind === 'FORCE');
  return foldedForm({
    id: 'transfer',
    title: words('intelligence.transfer.open'),
    make: () =>
      sentForm({
        id: 'transfer-form',
        prefix: 'transfer-',
        isPrimary: false,
        button: words('intelligence.transfer.offer'),
        act: async (form) => {
          await offerTransfer(id, { report, force: givenOf(form, 'transfer-force'), reason: givenOf(form, 'transfer-reason') });
          done();
        },
        fields: [
          el('p', { class: 'hint' }, words('intelligence.transfer.hint')),
          selectField({ id: 'transfer-force', label: words('intelligence.transfer.force'), options: [['', words('intelligence.choose')], ...forces.map((force) => [force.id, force.name])] }),
          formField({ id: 'transfer-reason', label: words('intelligence.transfer.reason'), maxlength: 400, autocomplete: 'off' }),
        ],
      }),
  });
}
