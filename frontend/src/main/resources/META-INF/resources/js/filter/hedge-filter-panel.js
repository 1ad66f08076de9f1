import { el, freshId, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { symbol } from '../map/symbols.js';

const PERIODS = [['7d', phrase('map.filter.last-7-days')], ['28d', phrase('map.filter.last-28-days')], ['90d', phrase('map.filter.last-90-days')], ['365d', phrase('map.filter.last-12-months-2')], ['all', phrase('map.filter.all-time-2')]];
const HOURS = [['', phrase('map.filter.any-hour')], ['18-6', phrase('map.filter.evening-and-night-18-to-6')], ['22-6', phrase('map.filter.night-22-to-6')], ['4-9', phrase('map.filter.around-dawn-4-to-9')], ['15-20', phrase('map.filter.around-dusk-15-to-20')], ['6-18', phrase('map.filter.day-6-to-18')]];
const STATUSES = [['OPEN', phrase('map.filter.open')], ['CLOSED', phrase('map.filter.closed')]];
const REACHES = [500, 1000, 2000, 3000, 5000, 10_000];
const MINIMUMS = [3, 4, 5, 6, 8, 10, 15, 20];

/** What to show. Every change takes effect at once. `filters` (store), `reference` and `look` are set before it is connected. */
export class HedgeFilterPanel extends HTMLElement {
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    this.setAttribute('data-test', 'filters');
    this.filters.addEventListener('filters-changed', () => this.#follow(), { signal: this.#life.signal });
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw() {
    const { filters, reference } = this;
    const seasons = reference.seasons.map(({ code, name }) => [code, name]);
    show(
      this,
      el(
        'form',
        { class: 'stack', onsubmit: (event) => event.preventDefault() },
        choice(phrase('map.filter.period'), 'filter-period', [...PERIODS, ...seasons], filters.period, (period) => filters.change({ period })),
        choice(phrase('map.filter.hours-of-the-day'), 'filter-hours', HOURS, filters.hours ?? '', (hours) => filters.change({ hours: hours || null })),
        ticks(phrase('map.filter.category'), this.#categories()),
        ticks(phrase('map.filter.force-area'), el('div', { class: 'scroll-list' }, reference.forces.map(({ code, name }) => this.#tick('forces', code, name, 'filter-force')))),
        ticks(phrase('map.filter.state'), STATUSES.map(([code, name]) => this.#tick('statuses', code, name, 'filter-status'))),
        el('h3', {}, phrase('map.filter.what-makes-a-hotspot')),
        choice(phrase('map.filter.reach-how-close-they-must-be'), 'filter-reach', REACHES.map((metres) => [metres, metres < 1000 ? `${metres} m` : `${metres / 1000} km`]), filters.reachMetres, (reach) => filters.change({ reachMetres: Number(reach) })),
        choice(phrase('map.filter.at-least-this-many-incidents'), 'filter-minimum', MINIMUMS.map((count) => [count, String(count)]), filters.minimumIncidents, (minimum) => filters.change({ minimumIncidents: Number(minimum) })),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'filter-clear', onclick: () => filters.clear() }, phrase('map.filter.clear-the-filters')),
      ),
    );
  }

  #categories() {
    return this.reference.categories.map((group) =>
      el(
        'details',
        { class: 'tree' },
        el('summary', {}, symbol(this.look.of(group.code), { size: 18 }), el('span', {}, group.name)),
        el(
          'div',
          { class: 'tree-children' },
          this.#tick('categories', group.code, phrase('map.filter.all', { group: group.name.toLowerCase() }), 'filter-category'),
          (group.children ?? []).map(({ code, name }) => this.#tick('categories', code, name, 'filter-category')),
        ),
      ),
    );
  }

  #tick(kind, code, name, test) {
    const id = freshId('tick');
    const input = el('input', { type: 'checkbox', id, 'data-test': test, 'data-kind': kind, value: code, checked: this.filters[kind].has(code) });
    input.addEventListener('change', () => {
      const values = new Set(this.filters[kind]);
      if (input.checked) values.add(code);
      else values.delete(code);
      this.filters.change({ [kind]: values });
    });
    return el('div', { class: 'tick' }, input, el('label', { for: id }, name));
  }

  /** Follows a change that came from elsewhere, without losing the focus. */
  #follow() {
    for (const input of this.querySelectorAll('input[type=checkbox]')) input.checked = this.filters[input.dataset.kind].has(input.value);
    this.querySelector('[data-test=filter-period]').value = this.filters.period;
    this.querySelector('[data-test=filter-hours]').value = this.filters.hours ?? '';
  }
}

function choice(label, test, options, value, change) {
  const id = freshId('choice');
  const select = el('select', { id, 'data-test': test }, options.map(([code, words]) => el('option', { value: code, selected: String(code) === String(value) }, words)));
  select.addEventListener('change', () => change(select.value));
  return el('div', { class: 'field' }, el('label', { for: id }, label), select);
}

function ticks(legend, ...children) {
  return el('fieldset', {}, el('legend', {}, legend), children);
}

customElements.define('hedge-filter-panel', HedgeFilterPanel);
