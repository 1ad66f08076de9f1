import { endSeriesWatch, fetchSeriesWatches, lookedAtSeries } from '../api/series.js';
import { el, show } from '../lib/dom.js';
import { redrawn } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { PURPOSES } from '../session/purpose-field.js';
import { WatchesStore } from '../sighting/watches-store.js';
import { day, dayAndClock } from '../time/london.js';
import { incidentBrief } from './incident-brief.js';

/** The series that the person watches, with what is new in each; asked again and again. `names` is set before it is connected. */
export class HedgeSeriesWatches extends HTMLElement {
  #store = new WatchesStore(fetchWithNews);
  #list = el('div', { tabindex: -1, 'data-test': 'series-watches' });
  #said = el('p', { role: 'status', 'data-test': 'series-watch-said' });
  #unseen = el('p', { role: 'status', 'data-test': 'series-unseen' });

  constructor() {
    super();
    this.#store.addEventListener('watches-changed', () => this.#changed());
  }

  connectedCallback() {
    if (!this.firstChild) show(this, el('section', { 'aria-labelledby': 'watches-title' }, el('h2', { id: 'watches-title' }, words('series.watches')), this.#unseen, this.#said, this.#list));
    this.#store.refresh();
  }

  disconnectedCallback() {
    this.#store.stop();
  }

  #changed() {
    const { unseen } = this.#store;
    const said = unseen > 0 ? words('series.news', { n: unseen }) : '';
    // Said once, however often the list is drawn.
    if (this.#unseen.textContent !== said) this.#unseen.textContent = said;
    redrawn(this.#list, () => this.#draw());
  }

  #draw() {
    const { state, problem, watches } = this.#store;
    if (state === 'failed') return show(this.#list, el('div', { class: 'problem', role: 'alert' }, problem?.words ?? words('series.no-answer')));
    if (state === 'loading') return show(this.#list);
    return show(this.#list, watches.length === 0 ? el('p', { class: 'soft' }, words('series.watches-none')) : el('ul', { class: 'series-rows' }, watches.map((watch) => this.#row(watch))));
  }

  #row({ id, series, purpose, reason, state, expiresAt, endedAt, until, news }) {
    const title = `series-watch-${id}`;
    const button = (test, text, act) => el('button', { type: 'button', class: 'secondary', 'aria-describedby': title, 'data-test': `${test}-${id}`, onclick: () => this.#do(act) }, text);
    return el(
      'li',
      { class: 'card series-row', 'data-test': 'series-watch-row' },
      el('h3', { id: title }, series === null ? words(state === 'OPEN' ? 'series.watched-no-more' : 'series.watch-over') : el('a', { href: `#series=${series.id}` }, series.title)),
      el('p', {}, reason),
      el('p', { class: 'soft' }, words(`series.watch-state.${state}`, { when: day(state === 'ENDED' ? endedAt : expiresAt) }), ' · ', PURPOSES.get(purpose)),
      state === 'OPEN' && news.length === 0 && el('p', {}, words('series.no-news')),
      news.length > 0 && el('ul', { class: 'series-rows' }, news.map((fresh) => this.#news(fresh))),
      state === 'OPEN' && el('div', { class: 'buttons' }, news.length > 0 && button('series-looked', words('series.looked'), () => lookedAtSeries(id, until)), button('series-watch-end', words('series.watch-end'), () => endSeriesWatch(id))),
    );
  }

  #news({ incident, addedAt }) {
    return el('li', { class: 'series-stop', 'data-test': 'series-new' }, el('p', {}, el('strong', {}, words('series.added', { when: dayAndClock(addedAt) }))), incidentBrief(incident, this.names, { level: 'h4' }));
  }

  async #do(act) {
    this.#said.textContent = '';
    try {
      await act();
    } catch (problem) {
      this.#said.textContent = problem.words ?? words('series.no-answer');
    }
    await this.#store.refresh();
  }
}

/** As the store wants it: each watch with how much of it is new, and null while nothing is. */
async function fetchWithNews(tag, signal) {
  const watches = await fetchSeriesWatches(signal);
  const now = JSON.stringify(watches);
  return now === tag ? null : { watches: watches.map((watch) => ({ ...watch, unseen: watch.news.length })), tag: now };
}

customElements.define('hedge-series-watches', HedgeSeriesWatches);
