import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { seasonRows } from './season-rows.js';

/**
 * The seasons of past years beside the form of a bulletin about one. `form` (the element in which it is written) and `fetchSeasons(advice)` are set before it is
 * connected; it is there only while the form is about a season.
 */
export class HedgeBulletinSeasons extends HTMLElement {
  #life;
  #shown = null;

  connectedCallback() {
    this.#life = new AbortController();
    this.#shown = null;
    this.form.addEventListener('change', () => this.#follow(), { signal: this.#life.signal });
    queueMicrotask(() => this.#follow());
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  async #follow() {
    const value = (id) => this.form.querySelector(`#${id}`)?.value ?? '';
    const advice = value('bulletin-kind') === 'SEASONAL_SPIKE' ? value('bulletin-advice') || 'GENERAL' : null;
    this.hidden = advice === null;
    if (advice === this.#shown) return;
    this.#shown = advice;
    if (advice === null) return show(this);
    show(this, el('p', { role: 'status' }, words('season.loading')));
    try {
      const found = await this.fetchSeasons(advice);
      if (this.#shown === advice) show(this, found.usualDays === 0 ? none() : table(found));
    } catch (problem) {
      if (this.#shown === advice) show(this, problem.status === 404 ? none() : el('p', { class: 'problem', role: 'alert' }, problem.words ?? words('season.failed')));
    }
  }
}

const none = () => el('p', { class: 'notice', 'data-test': 'no-seasons' }, words('season.none'));

function table({ nation, years, usualPerWeek, seasons }) {
  const columns = [words('season.column.season'), ...years.map(String), words('season.column.per-week'), words('season.column.sure')];
  return el(
    'section',
    { class: 'stack', 'data-test': 'seasons' },
    el('h3', {}, words('season.title')),
    el('p', {}, words('season.usual', { count: usualPerWeek, nation: words(`season.nation.${nation}`) })),
    el(
      'div',
      { class: 'wide', role: 'region', 'aria-label': words('season.title'), tabindex: 0 },
      el(
        'table',
        { class: 'count-table' },
        el('thead', {}, el('tr', {}, columns.map((column) => el('th', { scope: 'col' }, column)))),
        el('tbody', {}, seasonRows(seasons).map(({ season, typical, counts, perWeek, change }) => el('tr', { 'data-season': season }, el('th', { scope: 'row' }, words(`season.name.${season}`), typical && ' *'), counts.map((count) => el('td', {}, countWords(count))), el('td', {}, String(perWeek)), el('td', {}, words(`season.change.${change}`))))),
      ),
    ),
    ['season.typical', 'season.small', 'season.chance'].map((key) => el('p', { class: 'hint' }, words(key))),
  );
}

const countWords = ({ count, isTold }) => (count === null ? words('season.unknown') : isTold ? String(count) : words('season.not-told', { count }));

customElements.define('hedge-bulletin-seasons', HedgeBulletinSeasons);
