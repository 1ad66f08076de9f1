import { disseminate, fetchDisseminations, fetchRecipients } from '../api/intelligence.js';
import { el, show } from '../lib/dom.js';
import { selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { foldedForm, givenOf, sentForm, textField } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { colleaguePicker } from './colleague-picker.js';

const PREFIX = 'dissemination-';

/** To whom the unit sent a report, who has read it, and the form to send it to others. */
export async function disseminationsPart(report, isLive) {
  const [sent, recipients] = await Promise.all([fetchDisseminations(report), fetchRecipients()]);
  const list = el('div', { 'data-test': 'disseminations', tabindex: '-1' });
  const draw = (all) => show(list, all.length === 0 ? el('p', { class: 'soft' }, words('intelligence.send.none')) : el('ul', { class: 'plain-list stack' }, all.map(row)));
  draw(sent);
  const again = async (close) => {
    draw(await fetchDisseminations(report));
    close();
  };
  return el(
    'section',
    { class: 'section stack' },
    el('h2', {}, words('intelligence.send')),
    el('p', { class: 'soft' }, words(isLive ? 'intelligence.send.note' : 'intelligence.send.note-held')),
    list,
    foldedForm({ id: 'dissemination', title: words('intelligence.send.open'), make: (close) => sendForm({ report, isLive, recipients, done: () => again(close) }) }),
  );
}

const toWhom = ({ people, role, team }) => (role ? words(`intelligence.send.role.${role}`) : (team ?? people.join(', ')));

const row = (one) =>
  el(
    'li',
    {},
    el('p', {}, el('strong', {}, toWhom(one)), `: ${one.message}`),
    el('p', { class: 'soft' }, one.sentAt ? words('intelligence.send.sent', { name: one.by, when: dayAndClock(one.sentAt) }) : words('intelligence.send.held', { name: one.by })),
    one.readings.length > 0 && el('p', { class: 'soft' }, words('intelligence.send.read-by', { people: one.readings.map(({ name, at }) => `${name} (${dayAndClock(at)})`).join(', ') })),
  );

function sendForm({ report, isLive, recipients, done }) {
  const id = randomId();
  const picker = colleaguePicker(`${PREFIX}people`);
  const roles = selectField({ id: `${PREFIX}role`, label: words('intelligence.send.role'), options: recipients.roles.map((code) => [code, words(`intelligence.send.role.${code}`)]) });
  const teams = selectField({ id: `${PREFIX}team`, label: words('intelligence.send.team'), options: recipients.teams.map((team) => [team.id, team.name]) });
  const kinds = ['people', 'role', ...(recipients.teams.length > 0 ? ['team'] : [])];
  const form = sentForm({
    id: 'dissemination-form',
    prefix: PREFIX,
    isPrimary: false,
    button: words(isLive ? 'intelligence.send.now' : 'intelligence.send.hold'),
    act: async (sent) => {
      const kind = givenOf(sent, `${PREFIX}kind`);
      await disseminate(id, {
        report,
        people: kind === 'people' ? picker.ids() : null,
        role: kind === 'role' ? givenOf(sent, `${PREFIX}role`) : null,
        team: kind === 'team' ? givenOf(sent, `${PREFIX}team`) : null,
        message: givenOf(sent, `${PREFIX}message`),
        hold: !isLive,
      });
      await done();
    },
    fields: [selectField({ id: `${PREFIX}kind`, label: words('intelligence.send.to'), options: kinds.map((kind) => [kind, words(`intelligence.send.to.${kind}`)]) }), picker.node, roles, teams, textField({ id: `${PREFIX}message`, label: words('intelligence.send.message'), maxlength: 400 })],
  });
  const redraw = () => {
    const kind = givenOf(form, `${PREFIX}kind`);
    picker.node.hidden = kind !== 'people';
    roles.hidden = kind !== 'role';
    teams.hidden = kind !== 'team';
  };
  form.addEventListener('change', redraw);
  redraw();
  return form;
}

/** What the reader was sent. */
export function receivedList(received, open) {
  const line = (one) =>
    el(
      'li',
      { class: 'stack' },
      el('button', { type: 'button', class: 'link', 'data-test': 'received-row', onclick: () => open(one) }, `${one.urn}, ${one.title}`),
      el('p', {}, one.message),
      el('p', { class: 'soft' }, words('intelligence.send.sent', { name: one.by, when: dayAndClock(one.sentAt) }), ' ', one.readAt ? words('intelligence.received.read', { when: dayAndClock(one.readAt) }) : el('strong', {}, words('intelligence.received.new'))),
    );
  return el('section', { class: 'section', 'data-test': 'intelligence-received' }, el('h2', {}, words('intelligence.received')), received.length === 0 ? el('p', { class: 'soft' }, words('intelligence.received.none')) : el('ul', { class: 'plain-list stack' }, received.map(line)));
}
