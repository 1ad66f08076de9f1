import { fetchAnswering, fetchAskedOfUs, fetchEnquiries, seeEnquiry } from '../api/enquiries.js';
import { fetchOperations } from '../api/operations.js';
import { fetchSighting } from '../api/sightings.js';
import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { foldedForm, redrawn, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { PURPOSES } from '../session/purpose-field.js';
import { sightingRow } from '../sighting/sighting-words.js';
import { dayAndClock } from '../time/london.js';
import { answeringForms } from './answering-forms.js';
import { enquiryForm } from './enquiry-form.js';
import { askedWords, hitWords, noHitWords, seenWords } from './enquiry-words.js';
import { takeOver } from './hand-over.js';

const POLICE = ['FORCE', 'NATIONAL_UNIT'];
const ADDRESSES = { INCIDENT: (id) => `/#incident=${id}`, SUBJECT: (id) => `/ladder.html#${id}`, OPERATION: (id) => `/operations.html#${id}` };

/** Asking other forces, what was answered, what others asked the own one, and what that answers. `session` (store) is set before it is connected. */
export class HedgeEnquiries extends HTMLElement {
  #said = el('p', { role: 'status', 'data-test': 'enquiry-said' });
  #answer = el('div', { tabindex: -1, 'data-test': 'enquiry-answer' });
  #own = el('div', { tabindex: -1, 'data-test': 'enquiries' });
  #asked = el('div', { tabindex: -1, 'data-test': 'asked-of-us' });
  #answering = el('div', { tabindex: -1, 'data-test': 'answering' });

  connectedCallback() {
    const asks = this.session.may('ASK_FORCES');
    const answers = this.session.may('KEEP_ANSWERING') && POLICE.includes(this.session.session.organisation.kind);
    show(
      this,
      el('p', { class: 'soft' }, words(asks || answers ? 'enquiries.opening' : 'enquiries.police-only')),
      asks && [
        section('ask', el('p', {}, words('enquiries.ask.how')), el('div', { 'data-test': 'ask-form' }), this.#said, this.#answer),
        section('asked', this.#asked),
        section('own', this.#own),
      ],
      answers && section('answering', el('p', { class: 'soft' }, words('enquiries.answering.opening')), this.#answering),
    );
    if (asks) this.#open();
    if (answers) this.#refreshAnswering();
  }

  disconnectedCallback() {
    this.replaceChildren();
    for (const part of [this.#said, this.#answer, this.#own, this.#asked, this.#answering]) part.replaceChildren();
  }

  async #open() {
    await Promise.all([this.#refreshOwn(), this.#refreshAsked(), this.#begin()]);
  }

  async #begin() {
    const isOpen = ({ works, state, area }) => works && area.length > 0 && ['PLANNED', 'RUNNING'].includes(state);
    const operations = await fetchOperations().then((found) => found.filter(isOpen).map(({ id, name }) => [id, name]), () => []);
    show(
      this.querySelector('[data-test=ask-form]'),
      enquiryForm({
        purpose: this.session.session.purpose,
        pattern: takeOver(),
        operations,
        done: async (answer) => {
          this.#said.textContent = answer.hits.length === 0 ? words('enquiries.done.none') : words('enquiries.done.hits', { n: answer.hits.length });
          show(this.#answer, hits(answer));
          this.#answer.focus();
          await this.#refreshOwn();
        },
      }),
    );
  }

  async #refreshOwn() {
    await draw(this.#own, fetchEnquiries, (found) => (found.length === 0 ? el('p', { class: 'soft' }, words('enquiries.own.none')) : el('ul', { class: 'enquiry-rows' }, found.map(ownRow))));
  }

  async #refreshAsked() {
    await draw(this.#asked, fetchAskedOfUs, (found) => (found.length === 0 ? el('p', { class: 'soft' }, words('enquiries.asked.none')) : el('ul', { class: 'enquiry-rows' }, found.map((each) => this.#askedRow(each)))));
  }

  async #refreshAnswering() {
    await draw(this.#answering, fetchAnswering, ({ answering, agreements }) =>
      answeringForms({
        answering,
        agreements,
        done: async (said) => {
          await this.#refreshAnswering();
          this.#answering.prepend(el('p', { role: 'status', 'data-test': 'answering-said' }, said));
          this.#answering.focus();
        },
      }),
    );
  }

  #askedRow(asked) {
    return el(
      'li',
      { class: 'card enquiry-row', 'data-test': 'asked' },
      el('h3', {}, askedWords(asked)),
      el('p', {}, PURPOSES.get(asked.purpose), ': ', asked.reason),
      asked.records.length === 0 ? el('p', { class: 'soft' }, words('enquiries.asked.no-records')) : el('ul', {}, asked.records.map((record, at) => recordRow(record, at, asked.id))),
      asked.seenAt === null ? this.#seeing(asked) : el('p', { class: 'soft', 'data-test': 'asked-seen' }, words('enquiries.asked.seen', { when: dayAndClock(asked.seenAt), by: asked.seenBy ?? words('enquiries.somebody') }), asked.note !== '' && ` ${words('enquiries.asked.said', { note: asked.note })}`),
    );
  }

  #seeing({ id }) {
    const form = `see-${id}`;
    return foldedForm({
      id: form,
      title: words('enquiries.asked.see'),
      make: () =>
        sentForm({
          id: form,
          prefix: `${form}-`,
          isPrimary: false,
          button: words('enquiries.asked.see-send'),
          fields: [formField({ id: `${form}-note`, label: words('enquiries.asked.note'), hint: words('enquiries.asked.note-hint'), maxlength: 200, autocomplete: 'off' })],
          act: async (sent) => {
            await seeEnquiry(id, valueOf(sent, `${form}-note`));
            await this.#refreshAsked();
            this.#asked.focus();
          },
        }),
    });
  }
}

const section = (part, ...content) => el('section', { 'aria-labelledby': `enquiries-${part}-title` }, el('h2', { id: `enquiries-${part}-title` }, words(`enquiries.${part}.title`)), content);

/** Fetches and draws a list; that it did not come is said in its place. */
async function draw(list, fetching, drawn) {
  try {
    const found = await fetching();
    redrawn(list, () => show(list, drawn(found)));
  } catch (problem) {
    show(list, el('div', { class: 'problem', role: 'alert' }, problem.words ?? words('enquiries.no-answer')));
  }
}

function hits(enquiry) {
  return enquiry.hits.length === 0 ? el('p', {}, noHitWords(enquiry)) : el('ul', {}, enquiry.hits.map((hit) => el('li', { 'data-test': 'hit' }, hitWords(enquiry.kind, hit), ' ', el('span', { class: 'soft' }, seenWords(hit)))));
}

function ownRow(enquiry) {
  return el('li', { class: 'card enquiry-row', 'data-test': 'enquiry' }, el('h3', {}, words(`enquiries.kind.${enquiry.kind}`), ': ', el('span', { translate: 'no' }, enquiry.asked)), el('p', { class: 'soft' }, dayAndClock(enquiry.askedAt), ' · ', PURPOSES.get(enquiry.purpose), ': ', enquiry.reason), hits(enquiry));
}

/** Which of the own records was hit. A sighting is shown here; what else there is has a page of its own. */
function recordRow({ kind, id }, at, hit) {
  const name = words(`enquiries.record.${kind}`, { number: at + 1 });
  if (kind !== 'SIGHTING') return el('li', {}, el('a', { href: ADDRESSES[kind](id) }, name));
  const body = el('ul', { class: 'enquiry-rows' });
  const details = el('details', { class: 'folded', 'data-test': `record-${hit}` }, el('summary', {}, name), body);
  details.addEventListener('toggle', async () => {
    if (!details.open || body.childElementCount > 0) return;
    try {
      show(body, sightingRow(await fetchSighting(id)));
    } catch (problem) {
      show(body, el('li', { role: 'alert' }, problem.words ?? words('enquiries.no-answer')));
    }
  });
  return el('li', {}, details);
}

customElements.define('hedge-enquiries', HedgeEnquiries);
