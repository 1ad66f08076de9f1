import { landDrone, listDrones, logDrone } from '../api/air.js';
import { el, show } from '../lib/dom.js';
import { clearErrors, errorSummary, showErrors } from '../lib/error-summary.js';
import { fieldErrors, formField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { spokenClock } from '../time/spoken-time.js';
import { problemWords } from './air-words.js';

/** Drones of the police that are up: every helicopter should know of them. Whoever flies one logs it here, and says when it has landed. */
export class DroneView {
  root;
  #list = el('ul', { class: 'plain-list', 'data-test': 'drone-list' });
  #problem = el('p', { class: 'problem', role: 'alert', hidden: true });
  #mayLog;
  #id = randomId();

  constructor({ mayLog }) {
    this.#mayLog = mayLog;
    this.root = el('details', { class: 'card', 'data-test': 'drones' }, el('summary', {}, words('air.drones')), el('p', {}, words('air.drones-what')), this.#problem, this.#list, mayLog && this.#form());
    this.root.addEventListener('toggle', () => this.root.open && this.#run(() => this.#fetch()));
  }

  #form() {
    const form = el(
      'form',
      { class: 'stack', id: 'drone-form', novalidate: true },
      errorSummary('drone-form'),
      formField({ id: 'drone-place', label: words('air.drone.place'), maxlength: 200, autocomplete: 'off', 'data-test': 'drone-place' }),
      formField({ id: 'drone-callSign', label: words('air.drone.call-sign'), maxlength: 60, autocomplete: 'off' }),
      formField({ id: 'drone-radiusMetres', label: words('air.drone.radius'), type: 'number', min: 50, max: 5000, value: 500, inputmode: 'numeric' }),
      formField({ id: 'drone-hours', label: words('air.drone.hours'), type: 'number', min: 1, max: 6, value: 1, inputmode: 'numeric' }),
      el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'secondary', id: 'drone-send', 'data-test': 'drone-send' }, words('air.drone.log'))),
    );
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      clearErrors(form);
      const value = (name) => form.querySelector(`#drone-${name}`).value.trim();
      const number = (name) => (value(name) === '' ? null : Number(value(name)));
      try {
        await logDrone(this.#id, { place: { text: value('place') }, callSign: value('callSign') || null, radiusMetres: number('radiusMetres'), hours: number('hours') });
        this.#id = randomId();
        form.reset();
        await this.#fetch();
      } catch (problem) {
        showErrors(form, fieldErrors(problem, form, 'drone-send', 'drone-'));
      }
    });
    return form;
  }

  async #fetch() {
    const drones = await listDrones();
    show(
      this.#list,
      drones.map(({ id, own, force, callSign, place, radiusMetres, endsAt }) =>
        el('li', {}, [callSign, force, place.gridReference ?? place.degreesMinutes, words('air.metres', { metres: radiusMetres }), words('air.until', { at: spokenClock(endsAt) })].filter(Boolean).join(', '), own && this.#mayLog && [' ', el('button', { type: 'button', class: 'link', onclick: () => this.#run(() => this.#land(id)) }, words('air.drone.landed'))]),
      ),
      drones.length === 0 && el('li', { class: 'soft' }, words('air.no-drones')),
    );
  }

  async #land(id) {
    await landDrone(id);
    await this.#fetch();
  }

  async #run(work) {
    this.#problem.hidden = true;
    try {
      await work();
    } catch (problem) {
      this.#problem.hidden = false;
      this.#problem.textContent = problemWords(problem);
    }
  }
}
