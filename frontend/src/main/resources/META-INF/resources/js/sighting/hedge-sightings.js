import { fetchSightings, withdrawSighting } from '../api/sightings.js';
import { el, show } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { foldedForm, onAllClosed, redrawn, sentForm, valueOf } from '../lib/sent-form.js';
import './heads-ups.js';
import './hedge-watches.js';
import { plateSearch } from './plate-search.js';
import { formTitle, sightingForm } from './sighting-form.js';
import { sightingRow } from './sighting-words.js';
import { tellForm } from './tell-neighbour.js';

/** What neighbours told, the search for plates, the watches, the form of a sighting, and the last that were recorded. `session` (store), `reference`, `sharing` and `incident` ({id, isOwn, title}, whose sightings alone are listed and recorded, or null) are set before it is connected. */
export class HedgeSightings extends HTMLElement {
  #list = el('div', { tabindex: -1, 'data-test': 'sightings' });
  #form = el('div', {});
  #said = el('p', { role: 'status', 'data-test': 'sighting-said' });
  #headsUps = el('hedge-heads-ups', {});
  #latest = [];

  connectedCallback() {
    if (!this.firstChild) {
      onAllClosed(this.#list, () => redrawn(this.#list, () => this.#draw()));
      const watches = Object.assign(document.createElement('hedge-watches'), { session: this.session });
      show(
        this,
        this.#headsUps,
        plateSearch(this.session.session.purpose, (plate, purpose) => watches.watchFor(plate, purpose)),
        watches,
        el('section', { 'aria-labelledby': 'record-title' }, formTitle(), this.incident && this.#ofIncident(), this.#said, this.#form),
        el('section', { 'aria-labelledby': 'latest-title' }, el('h2', { id: 'latest-title' }, words(this.incident ? 'sightings.of-incident' : 'sightings.latest')), this.#list),
      );
      this.#begin();
    }
    this.#refresh();
  }

  #ofIncident() {
    return el('p', { 'data-test': 'of-incident' }, words('sightings.incident', { title: this.incident.title }), ' ', el('a', { href: '/sightings.html' }, words('sightings.alone')));
  }

  /** A form for the next one. */
  #begin() {
    show(
      this.#form,
      sightingForm({
        incident: this.incident,
        reference: this.reference,
        sharing: this.sharing,
        done: async (recorded) => {
          this.#begin();
          this.#said.textContent = [words('sightings.form.done'), ...(recorded.plate?.warnings ?? []).map((warning) => words(`sightings.warning.${warning}`))].join(' ');
          this.#form.querySelector('select').focus();
          await this.#refresh();
        },
      }),
    );
  }

  async #refresh() {
    try {
      this.#latest = await fetchSightings(this.incident?.id ?? null);
      if (!this.#list.querySelector('.operation-act[open]')) redrawn(this.#list, () => this.#draw());
    } catch (problem) {
      show(this.#list, el('div', { class: 'problem', role: 'alert' }, problem.words ?? words('sightings.no-answer')));
    }
  }

  #draw() {
    show(this.#list, this.#latest.length === 0 ? el('p', { class: 'soft' }, words('sightings.none')) : el('ul', { class: 'sighting-rows' }, this.#latest.map((sighting) => sightingRow(sighting, sighting.mayAmend && [tellForm(sighting, (force) => this.#told(force)), this.#withdrawal(sighting)]))));
  }

  #told(force) {
    this.#said.textContent = words('sightings.tell.done', { force });
    this.#headsUps.refresh();
  }

  #withdrawal({ id }) {
    const form = `withdraw-${id}`;
    return foldedForm({
      id: form,
      title: words('sightings.withdraw'),
      make: (close) =>
        sentForm({
          id: form,
          prefix: `${form}-`,
          isPrimary: false,
          button: words('sightings.withdraw'),
          fields: [formField({ id: `${form}-reason`, label: words('sightings.withdraw.why'), maxlength: 400, autocomplete: 'off' })],
          act: async (sent) => {
            await withdrawSighting(id, valueOf(sent, `${form}-reason`));
            close();
            await this.#refresh();
            this.#headsUps.refresh();
          },
        }),
    });
  }
}

customElements.define('hedge-sightings', HedgeSightings);
