import { el, show } from '../lib/dom.js';
import { currentLanguage, words } from '../lib/words.js';

const LONGEST_LABEL = 60;

/** Messages to one's phones: the switch of this one, and the list of all. `push` (PushStore) is set before it is connected. */
export class HedgePush extends HTMLElement {
  #life;
  #body = el('div', { class: 'stack' });
  #said = el('p', { role: 'status', class: 'push-said', tabindex: -1, 'data-test': 'push-said' });
  #label = null;

  connectedCallback() {
    this.#life = new AbortController();
    this.push.addEventListener('push-changed', () => this.#draw(), { signal: this.#life.signal });
    show(this, this.#body, this.#said);
    this.#draw();
  }

  disconnectedCallback() {
    this.#life.abort();
  }

  #draw() {
    const { push } = this;
    this.hidden = !push.isOffered;
    if (this.hidden) return show(this.#body);
    this.#label ??= words('areas.push.label-first');
    return show(
      this.#body,
      el('h3', { id: 'push-heading' }, words('areas.push')),
      el('p', {}, words('areas.push.what')),
      this.#here(),
      push.devices.length > 0 && el('ul', { class: 'push-devices', 'aria-labelledby': 'push-heading', 'data-test': 'push-devices' }, push.devices.map((device) => this.#device(device))),
    );
  }

  #here() {
    const { push } = this;
    if (push.state === 'on') return null;
    if (push.state === 'unable' || push.state === 'refused') return el('p', { class: 'notice', 'data-test': `push-${push.state}` }, words(`areas.push.${push.state}`));
    if (push.isFull) return el('p', { class: 'notice', 'data-test': 'push-full' }, words('areas.push.full', { n: push.most }));
    return el(
      'div',
      { class: 'stack' },
      el('div', { class: 'field' }, el('label', { for: 'push-label' }, words('areas.push.label')), el('input', { id: 'push-label', type: 'text', maxlength: LONGEST_LABEL, autocomplete: 'off', value: this.#label, 'data-test': 'push-label', oninput: (event) => (this.#label = event.target.value) })),
      el('button', { type: 'button', class: 'secondary', 'data-test': 'push-on', onclick: (event) => this.#switchOn(event.target) }, words('areas.push.on')),
    );
  }

  #device(device) {
    const of = () => el('span', { class: 'for-listeners' }, `: ${device.label}`);
    const isHere = device.id === this.push.here;
    return el(
      'li',
      { class: 'card push-device', 'data-test': 'push-device' },
      el('p', {}, el('strong', {}, device.label), isHere && ` (${words('areas.push.here')})`),
      device.lastResult === 'FAILED' && el('p', { class: 'soft' }, words('areas.push.failing')),
      el(
        'div',
        { class: 'buttons' },
        el('button', { type: 'button', class: 'secondary', 'data-test': 'push-test', onclick: (event) => this.#test(device, event.target) }, words('areas.push.test'), of()),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'push-remove', onclick: (event) => this.#remove(device, event.target) }, words('areas.push.remove'), of()),
      ),
    );
  }

  #switchOn(button) {
    const label = this.#label.trim() || words('areas.push.label-first');
    return this.#do(button, async () => {
      await this.push.switchOn(label, currentLanguage());
      return words(`areas.push.said.${this.push.state}`);
    });
  }

  #remove(device, button) {
    return this.#do(button, async () => {
      await this.push.remove(device.id);
      return words('areas.push.removed', { name: device.label });
    });
  }

  #test(device, button) {
    return this.#do(button, async () => words(`areas.push.test.${await this.push.test(device.id)}`));
  }

  /** What a button does takes its moment, and is said where the button may be gone. */
  async #do(button, work) {
    button.disabled = true;
    this.#tell('');
    try {
      this.#tell(await work());
    } catch (problem) {
      this.#tell(words(problemKey(problem)));
    }
    button.disabled = false;
    this.#said.focus();
  }

  #tell(text) {
    this.#said.textContent = text;
  }
}

function problemKey({ name, status }) {
  if (name === 'PushFailed') return 'areas.push.browser-failed';
  if (name === 'NoAnswerError') return 'areas.push.no-answer';
  if (status === 429) return 'areas.push.too-soon';
  if (status === 422) return 'areas.push.not-allowed';
  return status === 401 ? 'areas.signed-out' : 'areas.failed';
}

customElements.define('hedge-push', HedgePush);
