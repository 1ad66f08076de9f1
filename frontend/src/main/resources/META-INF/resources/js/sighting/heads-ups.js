import { acknowledgeHeadsUp, fetchHeadsUps } from '../api/sightings.js';
import { AskingAgain } from '../lib/asking-again.js';
import { el, show } from '../lib/dom.js';
import { redrawn } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { ageWords, headsUpRow } from './heads-up-words.js';

const AGAIN_MS = 10_000;
const COUNTS_MS = 1_000;

/** What neighbours told the own force and what it told them. It asks again and again, and the ages count on between; new ones are said aloud. Hidden while there are none. */
export class HedgeHeadsUps extends HTMLElement {
  #list = el('div', { tabindex: -1 });
  #said = el('p', { role: 'status', 'data-test': 'heads-up-said' });
  #asking = new AskingAgain(() => this.refresh());
  #held = { received: [], sent: [] };
  #known = new Set();
  #tag = null;
  #takenAt = 0;
  #counting = null;

  connectedCallback() {
    if (!this.firstChild) show(this, el('section', { 'aria-labelledby': 'heads-ups-title', 'data-test': 'heads-ups' }, el('h2', { id: 'heads-ups-title' }, words('sightings.heads-up.title')), this.#said, this.#list));
    this.#draw();
    this.#counting = setInterval(() => this.#count(), COUNTS_MS);
    this.refresh();
  }

  disconnectedCallback() {
    this.#asking.stop();
    clearInterval(this.#counting);
  }

  refresh() {
    return this.#asking.ask(
      (signal) => fetchHeadsUps(this.#tag, signal),
      ({ answer, problem }) => {
        if (problem) this.#said.textContent = problem.words ?? words('sightings.no-answer');
        // Null: what is held is still so.
        else if (answer !== null) this.#take(answer);
        return AGAIN_MS;
      },
    );
  }

  #take({ headsUps, tag }) {
    const fresh = headsUps.received.filter(({ id, state }) => state === 'SENT' && !this.#known.has(id));
    for (const { id } of headsUps.received) this.#known.add(id);
    this.#held = headsUps;
    this.#tag = tag;
    this.#takenAt = Date.now();
    this.#said.textContent = fresh.length === 0 ? '' : words('sightings.heads-up.new', { n: fresh.length });
    redrawn(this.#list, () => this.#draw());
  }

  #draw() {
    const { received, sent } = this.#held;
    show(
      this.#list,
      received.length === 0 ? el('p', { class: 'soft' }, words('sightings.heads-up.none')) : this.#rows(received),
      sent.length > 0 && [el('h3', {}, words('sightings.heads-up.sent')), this.#rows(sent)],
    );
  }

  #rows(headsUps) {
    return el(
      'ul',
      { class: 'sighting-rows' },
      headsUps.map((headsUp) => {
        const age = el('span', { 'data-age': headsUp.ageSeconds });
        this.#countOne(age);
        return headsUpRow(headsUp, age, headsUp.mayAcknowledge && this.#button(headsUp));
      }),
    );
  }

  #button({ id }) {
    const button = el('button', { type: 'button', class: 'primary', 'data-test': `acknowledge-${id}` }, words('sightings.heads-up.acknowledge'));
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        await acknowledgeHeadsUp(id);
        await this.refresh();
        this.#said.textContent = words('sightings.heads-up.acknowledged');
      } catch (problem) {
        button.disabled = false;
        this.#said.textContent = problem.words ?? words('sightings.no-answer');
      }
    });
    return button;
  }

  #count() {
    for (const age of this.#list.querySelectorAll('[data-age]')) this.#countOne(age);
  }

  #countOne(age) {
    age.textContent = ageWords(Number(age.dataset.age) + Math.floor((Date.now() - this.#takenAt) / 1_000));
  }
}

customElements.define('hedge-heads-ups', HedgeHeadsUps);
