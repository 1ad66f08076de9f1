import { el, show } from '../lib/dom.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { bulletinActs } from './bulletin-acts.js';
import { bulletinArticle } from './bulletin-article.js';
import { bulletinFigures } from './bulletin-figures.js';
import { emptyContent } from './bulletin-form-values.js';
import './hedge-bulletin-form.js';
import './hedge-bulletin-questions.js';
import './hedge-bulletin-seasons.js';

/**
 * The desk of bulletins: the list, one with what can be done with it and how each audience will read it, and the form in which it is written. `api`, `questions`,
 * `fetchSeasons`, `begin` (asks what one begins with that is made from something, or null), `mayApproveUrgently`, `ownForce` and `findBoundaries` are set before it
 * is connected. Which one is open stands behind the # of the address.
 */
export class HedgeBulletinDesk extends HTMLElement {
  #life;
  #said = el('p', { role: 'status', class: 'bulletin-said', 'data-test': 'bulletin-said' });
  #body = el('div', { class: 'stack' });
  #form = null;

  connectedCallback() {
    this.#life = new AbortController();
    globalThis.addEventListener('hashchange', () => this.#follow(), { signal: this.#life.signal });
    show(this, this.#said, this.#body);
    if (this.#form) return this.#showForm();
    return this.begin ? this.#beginFrom() : this.#follow();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async #follow() {
    if (this.#form) return;
    const id = globalThis.location.hash.slice(1);
    await this.#trying(async () => {
      if (id === '') this.#list((await this.api.fetchDesk()).bulletins);
      else this.#one(await this.api.fetchWritten(id));
    });
  }

  async #trying(work) {
    show(this.#body, el('p', { role: 'status' }, words('bulletin.loading')));
    try {
      await work();
    } catch (problem) {
      show(this.#body, el('div', { class: 'problem', role: 'alert' }, el('p', {}, problem.words ?? words('bulletin.failed')), el('p', {}, el('a', { href: '#' }, words('bulletin.desk.back'))), el('button', { type: 'button', class: 'secondary', onclick: () => this.#follow() }, words('bulletin.again'))));
    }
  }

  #list(bulletins) {
    show(
      this.#body,
      el('p', {}, words('bulletin.desk.opening')),
      el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'primary', 'data-test': 'bulletin-new', onclick: () => this.#write(null, emptyContent()) }, words('bulletin.desk.new'))),
      bulletins.length === 0 ? el('p', { class: 'notice' }, words('bulletin.desk.none')) : el('ul', { class: 'bulletin-list' }, bulletins.map((each) => row(each))),
    );
  }

  #one(bulletin) {
    const heading = el('h2', { tabindex: -1 }, words(`bulletin.message.${bulletin.message}`), ': ', el('span', { 'data-test': 'bulletin-state', 'data-state': bulletin.state }, words(`bulletin.state.${bulletin.state}`)));
    const acts = bulletinActs({
      bulletin,
      api: this.api,
      mayApproveUrgently: this.mayApproveUrgently,
      write: () => this.#write(bulletin, bulletin.content),
      done: (next) => this.#done(next),
    });
    show(
      this.#body,
      el('p', { class: 'bulletin-back' }, el('a', { href: '#' }, words('bulletin.desk.back'))),
      heading,
      el('p', { class: 'soft' }, bulletin.mine ? words('bulletin.desk.by-you') : words('bulletin.desk.by', { name: bulletin.author ?? '' })),
      bulletin.approvals.some(({ urgent, lookedAt }) => urgent && !lookedAt) && el('p', { class: 'problem' }, words('bulletin.desk.urgent-waits')),
      bulletin.content.event?.nearSource && el('p', { class: 'notice', 'data-test': 'event-near' }, words('bulletin.desk.near', bulletin.content.event.nearSource)),
      acts,
      bulletin.issuedAt && bulletinFigures(() => this.api.fetchFigures(bulletin.id)),
      bulletin.issuedAt && this.#replies(bulletin.id),
      bulletin.content.kind === 'QUESTIONS_AND_ANSWERS' && ['ISSUED', 'EXPIRED'].includes(bulletin.state) && bulletin.message !== 'CANCEL' && Object.assign(document.createElement('hedge-bulletin-questions'), { bulletin, api: this.questions }),
      el('div', { class: 'bulletin-wordings' }, bulletin.content.wordings.map((wording) => el('section', {}, el('h3', {}, words(`bulletin.audience.${wording.audience}`)), bulletinArticle(preview(bulletin, wording), 4)))),
    );
    heading.focus();
  }

  /** How many reports answer it; without an answer of the server it is left out. */
  #replies(id) {
    const told = el('p', { class: 'soft', 'data-test': 'bulletin-replies' });
    const tell = async () => {
      const { reports } = await this.questions.fetchReplies(id);
      told.textContent = words('asked.replies', { reports });
    };
    tell().catch(() => told.remove());
    return told;
  }

  #done(bulletin) {
    this.#said.textContent = words('bulletin.act.done', { state: words(`bulletin.state.${bulletin.state}`) });
    if (globalThis.location.hash === `#${bulletin.id}`) this.#one(bulletin);
    else globalThis.location.hash = `#${bulletin.id}`;
  }

  async #beginFrom() {
    const { begin } = this;
    this.begin = null; // once: whoever signs in again later finds the desk
    await this.#trying(async () => {
      const begun = await begin();
      this.#write(null, emptyContent(begun));
      if (begun.partOfDay) this.#said.textContent = words(`bulletin.begun.${begun.partOfDay}`);
    });
  }

  /** A new one keeps its id until an answer arrives, so that sending twice does no harm. */
  #write(bulletin, content) {
    const id = bulletin?.id ?? randomId();
    const form = Object.assign(document.createElement('hedge-bulletin-form'), {
      content,
      ownForce: this.ownForce,
      findBoundaries: this.findBoundaries,
      fetchWatchGroups: this.api.fetchWatchGroups,
      check: (value) => this.api.checkBulletin(value),
      keep: async (value) => {
        const kept = await this.api.keepBulletin(id, value, bulletin?.version);
        this.#form = null;
        this.#done(kept);
      },
    });
    form.addEventListener('form-left', () => {
      this.#form = null;
      this.#follow();
    });
    this.#form = form;
    this.#said.textContent = '';
    this.#showForm();
  }

  /** What a bulletin about a season is written from stands before it. */
  #showForm() {
    show(this.#body, Object.assign(document.createElement('hedge-bulletin-seasons'), { form: this.#form, fetchSeasons: this.fetchSeasons }), this.#form);
  }
}

const title = (content) => content.wordings.find(({ audience }) => audience === 'PUBLIC')?.english.title ?? content.wordings[0].english.title;

function row({ id, content, state, message, changedAt, mine, author }) {
  return el(
    'li',
    { class: 'card bulletin-row', 'data-bulletin-id': id, 'data-state': state },
    el('p', { class: 'bulletin-kind' }, words(`bulletin.state.${state}`), ' · ', words(`bulletin.message.${message}`)),
    el('h2', {}, el('a', { href: `#${id}` }, title(content))),
    el('p', { class: 'soft' }, words('bulletin.desk.row', { kind: words(`bulletin.kind.${content.kind}`), area: content.area.name, time: dayAndClock(changedAt) })),
    el('p', { class: 'soft' }, mine ? words('bulletin.desk.by-you') : words('bulletin.desk.by', { name: author ?? '' })),
  );
}

/** As its readers will have it. */
function preview({ id, content, standing, state, issuedAt, expiresAt }, { audience, english, welsh }) {
  const { signatory } = content;
  const now = Date.now();
  const signed = [signatory.name, signatory.rank, signatory.role, signatory.team].filter(Boolean).join(', ');
  return {
    id,
    audience,
    state,
    issuedAt: issuedAt ?? new Date(now).toISOString(),
    expiresAt: expiresAt ?? new Date(now + content.expiresHours * 3_600_000).toISOString(),
    said: { kind: content.kind, area: content.area, event: content.event, provider: words('bulletin.title'), signed, english: { ...english, ...standing.en }, welsh: welsh && { ...welsh, ...standing.cy } },
  };
}

customElements.define('hedge-bulletin-desk', HedgeBulletinDesk);
