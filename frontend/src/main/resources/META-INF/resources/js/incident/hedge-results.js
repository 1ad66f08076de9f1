import { NoAnswerError, ProblemError } from '../api/problem-error.js';
import { recordResults } from '../api/results.js';
import { el, freshId, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-map.js';
import { measureWords, MEASURES } from '../scorecard/measures.js';
import { day, toField } from '../time/london.js';

const MOST_LINES = 40;

/**
 * What came of an incident, for those who may know it exactly; its owner's police record and correct it. `incident` (as the server gives it) is set before
 * it is connected. It says "results-recorded" {incident} upwards.
 */
export class HedgeResults extends HTMLElement {
  connectedCallback() {
    this.#draw();
  }

  #draw() {
    const { results, mayAmend } = this.incident;
    if (results.length === 0 && !mayAmend) return show(this);
    show(
      this,
      el(
        'section',
        { class: 'results', 'data-test': 'results' },
        el('h3', {}, phrase('map.incident.results')),
        results.length === 0
          ? el('p', { class: 'soft' }, phrase('map.incident.none-recorded'))
          : el('ul', { class: 'files' }, results.map((each) => el('li', { 'data-test': 'result' }, `${measureWords(each.measure)}: ${each.count.toLocaleString('en-GB')}`, el('span', { class: 'soft' }, day(`${each.day}T12:00:00Z`))))),
        mayAmend && el('button', { type: 'button', class: 'secondary', 'data-test': 'results-change', onclick: () => this.#edit() }, results.length === 0 ? phrase('map.incident.record-results') : phrase('map.incident.add-or-correct')),
      ),
    );
  }

  #edit() {
    const { results, version, feature } = this.incident;
    const problem = el('p', { class: 'field-error', role: 'alert', 'data-test': 'results-problem' });
    const lines = el('div', { class: 'stack' });
    const today = toField(new Date().toISOString()).slice(0, 10);
    const add = (result) => lines.append(line(result ?? { measure: unused(lines), day: today, count: '' }));
    for (const each of results) add(each);
    if (results.length === 0) add();
    const send = el('button', { type: 'submit', class: 'primary', 'data-test': 'results-send' }, phrase('map.incident.save-the-results'));
    const another = () => {
      if (lines.children.length >= MOST_LINES) return;
      add();
      lines.lastElementChild.querySelector('select').focus();
    };
    const form = el(
      'form',
      { class: 'stack card', novalidate: true, 'data-test': 'results-form' },
      lines,
      el('button', { type: 'button', class: 'link', 'data-test': 'results-add', onclick: another }, phrase('map.incident.add-another')),
      problem,
      el('div', { class: 'buttons' }, send, el('button', { type: 'button', class: 'secondary', onclick: () => this.#draw() }, phrase('map.incident.not-now'))),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      if (send.disabled) return;
      const { results: read, wrong } = readLines(lines);
      problem.textContent = wrong ? phrase('map.incident.give-the-day-and-a-whole') : '';
      if (wrong) return wrong.focus();
      send.disabled = true;
      try {
        const incident = await recordResults(feature.id, version, read);
        this.dispatchEvent(new CustomEvent('results-recorded', { bubbles: true, detail: { incident } }));
      } catch (refusal) {
        if (!(refusal instanceof ProblemError || refusal instanceof NoAnswerError)) throw refusal;
        problem.textContent = refusal.status === 412 ? phrase('map.incident.somebody-changed-this-report-meanwhile-close') : refusal.errors?.[0]?.detail ?? refusal.words;
      } finally {
        send.disabled = false;
      }
    });
    show(this, form);
    lines.querySelector('select')?.focus();
  }
}

/** What a new line begins with: the first measure that no line has yet. */
export function unused(lines) {
  const used = [...lines.querySelectorAll('select')].map(({ value }) => value);
  return (MEASURES.find(([code]) => !used.includes(code)) ?? MEASURES[0])[0];
}

/** What the lines say, or the first input that says nothing usable. */
export function readLines(lines) {
  const results = [];
  for (const each of lines.children) {
    const [measure, date, count] = each.querySelectorAll('select, input');
    if (date.value === '') return { results, wrong: date };
    if (!/^[1-9][0-9]{0,3}$/.test(count.value.trim())) return { results, wrong: count };
    results.push({ measure: measure.value, day: date.value, count: Number(count.value.trim()) });
  }
  return { results, wrong: null };
}

/** One figure; taking its line away takes it from the record when the form is saved. */
export function line({ measure, day: date, count }) {
  const id = freshId('result');
  const root = el(
    'div',
    { class: 'result-line', role: 'group', 'aria-label': phrase('map.incident.one-result'), 'data-test': 'result-line' },
    el('div', { class: 'field' }, el('label', { for: `${id}-measure` }, phrase('map.incident.what')), el('select', { id: `${id}-measure` }, MEASURES.map(([code, words]) => el('option', { value: code, selected: code === measure }, words)))),
    el('div', { class: 'field' }, el('label', { for: `${id}-day` }, phrase('map.incident.day')), el('input', { id: `${id}-day`, type: 'date', value: date })),
    el('div', { class: 'field' }, el('label', { for: `${id}-count` }, phrase('map.incident.how-many')), el('input', { id: `${id}-count`, type: 'text', inputmode: 'numeric', maxlength: 4, autocomplete: 'off', value: String(count) })),
    el('button', { type: 'button', class: 'link', onclick: () => root.remove() }, phrase('map.incident.take-this-line-away')),
  );
  return root;
}

customElements.define('hedge-results', HedgeResults);
