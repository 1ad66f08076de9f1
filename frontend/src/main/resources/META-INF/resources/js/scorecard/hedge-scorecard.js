import { fetchScorecard } from '../api/results.js';
import { countTable } from '../chart/chart-figure.js';
import { el, freshId, show } from '../lib/dom.js';
import { saveCsv } from '../lib/save-file.js';
import { phrase } from '../lib/words-of-map.js';
import { statisticsCsv } from '../statistics/statistics-tables.js';
import { toField } from '../time/london.js';
import { forceResults } from './force-results.js';
import { scorecardSheet, scorecardStatement, scorecardTable } from './scorecard-table.js';

/** The season's scorecard, once it is asked for. `filters` (store), `forceNames` and `mayRecord` are set before it is connected. */
export class HedgeScorecard extends HTMLElement {
  #life;
  #request = null;
  #asked = false;
  #season = null;
  #force = '';
  #body = el('div', { class: 'stack' });

  connectedCallback() {
    this.#life = new AbortController();
    this.filters.addEventListener('filters-changed', () => this.refresh(), { signal: this.#life.signal });
    const { seasons, period } = this.filters;
    this.#season = seasons.find(({ code }) => code === period)?.code ?? seasons[0]?.code ?? null;
    show(
      this,
      el(
        'section',
        { class: 'figure', 'data-test': 'scorecard' },
        el('h3', {}, phrase('map.scorecard.season-scorecard')),
        el('p', {}, phrase('map.scorecard.incidents-of-a-season-and-what')),
        this.#body,
      ),
    );
    show(this.#body, el('button', { type: 'button', class: 'secondary', 'data-test': 'scorecard-ask', onclick: () => this.#ask() }, phrase('map.scorecard.show-the-scorecard')));
  }

  disconnectedCallback() {
    this.#life.abort();
    this.#request?.abort();
  }

  #ask() {
    this.#asked = true;
    const figures = el('div', { class: 'stack', 'data-test': 'scorecard-figures' });
    const season = choice(phrase('map.scorecard.season'), 'scorecard-season', this.filters.seasons.map(({ code, name }) => [code, name]), this.#season, (code) => {
      this.#season = code;
      this.refresh();
    });
    this.figures = figures;
    const recording = this.mayRecord && forceResults({ today: toField(new Date().toISOString()).slice(0, 10), onRecorded: () => this.refresh() });
    show(this.#body, season, figures, recording);
    this.refresh();
  }

  async refresh() {
    if (!this.#asked) return;
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const params = new URLSearchParams({ season: this.#season });
    for (const category of [...this.filters.categories].sort()) params.append('category', category);
    for (const force of [...this.filters.forces].sort()) params.append('force', force);
    if (!this.figures.hasChildNodes()) show(this.figures, el('p', { class: 'soft', role: 'status' }, phrase('map.scorecard.counting-the-season')));
    try {
      const scorecard = await fetchScorecard(params, request.signal);
      if (request === this.#request) this.#draw(scorecard);
    } catch (problem) {
      if (request !== this.#request || request.signal.aborted) return;
      const words = problem.errors?.[0]?.detail ?? problem.words ?? phrase('map.scorecard.the-scorecard-could-not-be-fetched');
      show(this.figures, el('div', { class: 'notice' }, el('p', {}, words), el('button', { type: 'button', class: 'secondary', onclick: () => this.refresh() }, phrase('map.scorecard.try-again'))));
    }
  }

  #draw(scorecard) {
    const nameOf = (code) => this.forceNames.get(code) ?? code;
    if (!scorecard.rows.some(({ force }) => force === this.#force)) this.#force = '';
    const table = el('div', {});
    const drawTable = () => show(table, countTable(scorecardTable(scorecard, this.#force, nameOf)));
    const forces = [['', phrase('map.scorecard.all-forces-together')], ...scorecard.rows.map(({ force }) => [force, nameOf(force)])];
    const force = choice(phrase('map.scorecard.force'), 'scorecard-force', forces, this.#force, (code) => {
      this.#force = code;
      drawTable();
    });
    const statement = scorecardStatement(scorecard);
    const title = phrase('map.scorecard.season-scorecard-against-of-what-the', { season: scorecard.season, before: scorecard.before });
    const save = () => saveCsv(statisticsCsv(title, [{ ...scorecardSheet(scorecard, nameOf), note: statement }]), 'hedgerow-scorecard.csv');
    drawTable();
    const inside = this.figures.contains(document.activeElement);
    show(
      this.figures,
      force,
      table,
      el('p', { class: 'hint' }, phrase('map.scorecard.not-recorded-is-not-nought-nobody')),
      el('p', {}, el('button', { type: 'button', class: 'secondary', 'data-test': 'scorecard-csv', onclick: save }, phrase('map.scorecard.save-every-force-csv'))),
      el('p', { class: 'statement', 'data-test': 'scorecard-statement' }, statement),
    );
    if (inside) force.querySelector('select').focus();
  }
}

function choice(label, test, options, value, changed) {
  const id = freshId(test);
  const select = el('select', { id, 'data-test': test }, options.map(([code, words]) => el('option', { value: code, selected: code === value }, words)));
  select.addEventListener('change', () => changed(select.value));
  return el('div', { class: 'field' }, el('label', { for: id }, label), select);
}

customElements.define('hedge-scorecard', HedgeScorecard);
