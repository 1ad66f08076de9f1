import { el, show } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { foldedForm, givenOf, sentForm } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { IDENTITY, identityFields, REASONS, TELLING, typedIn, wordOf } from './source-fields.js';
import { handlersOnlyField, registerFold, tellingFold } from './source-forms.js';

/**
 * Sources: registered, found, opened for a reason, and, by their handlers, taken over or erased. Who somebody is, is on the page only while it is open, and
 * never longer than the page is looked at. `api`, `handles` and `writes` are set before it is connected.
 */
export class HedgeSources extends HTMLElement {
  #list = el('div', { class: 'stack' });
  #opened = el('div', {});
  #status = el('p', { role: 'status' });
  #life = null;

  connectedCallback() {
    this.#life = new AbortController();
    document.addEventListener('visibilitychange', () => document.hidden && this.#close(), { signal: this.#life.signal });
    show(
      this,
      this.#status,
      this.writes && registerFold({ api: this.api, done: (reference) => this.#done(words('source.registered', { reference })) }),
      this.writes && tellingFold({ api: this.api, done: (reference) => this.#done(words('source.kept', { reference })) }),
      this.handles && foldedForm({ id: 'source-find', title: words('source.find'), make: () => this.#findForm() }),
      this.#opened,
      el('h2', {}, words(this.handles ? 'source.of-force' : 'source.own')),
      el('p', { class: 'soft' }, words(this.handles ? 'source.of-force-note' : 'source.own-note')),
      this.#list,
    );
    this.#refresh();
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.#close();
  }

  #close() {
    show(this.#opened);
  }

  async #refresh() {
    await this.#attempt(this.#list, async () => this.#drawList(await this.api.fetchSources(!this.handles)));
  }

  #drawList(sources) {
    if (sources.length === 0) return show(this.#list, el('p', { 'data-test': 'source-none' }, words('source.none')));
    const heads = ['reference', 'registered', 'tellings', 'last-opened', 'open'];
    return show(
      this.#list,
      el(
        'div',
        { class: 'wide', tabindex: 0, role: 'region', 'aria-label': words('source.title') },
        el(
          'table',
          { class: 'stacks', 'data-test': 'source-list' },
          el('thead', {}, el('tr', {}, heads.map((head) => el('th', { scope: 'col' }, words(`source.head.${head}`))))),
          el('tbody', {}, sources.map((source) => this.#row(source))),
        ),
      ),
    );
  }

  #row(source) {
    const { reference, registeredBy, registeredAt, tellings, openedAt, erasedAt, handlersOnly } = source;
    return el(
      'tr',
      { 'data-reference': reference },
      el('th', { scope: 'row' }, el('code', {}, reference), handlersOnly && !erasedAt && el('span', { class: 'soft' }, ' ', words('source.handlers-only-short'))),
      el('td', {}, registeredBy ? words('source.by', { who: registeredBy, when: dayAndClock(registeredAt) }) : dayAndClock(registeredAt)),
      el('td', {}, String(tellings)),
      el('td', {}, openedAt ? dayAndClock(openedAt) : words('source.never')),
      el('td', {}, erasedAt ? words('source.erased', { when: dayAndClock(erasedAt) }) : el('button', { type: 'button', class: 'secondary', 'aria-label': words('source.open-one', { reference }), 'data-test': 'source-open', onclick: () => this.#askWhy(source) }, words('source.open'))),
    );
  }

  /** A source is opened for a reason, which is written down before anything is shown. */
  #askWhy(source) {
    const form = sentForm({
      id: 'source-why',
      prefix: 'why-',
      fields: [
        el('h2', {}, words('source.open-one', { reference: source.reference })),
        el('p', {}, words('source.written-down')),
        selectField({ id: 'why-reason', label: words('source.why'), options: [['', words('source.choose')], ...REASONS.map((reason) => [reason, words(`source.reason.${reason}`)])] }),
      ],
      button: words('source.open'),
      act: async () => this.#drawOpened(await this.api.openSource(source.id, !this.handles, givenOf(form, 'why-reason'))),
    });
    show(this.#opened, el('section', { class: 'card section' }, form));
    form.querySelector('select').focus();
  }

  #drawOpened({ source, identity, tellings, openings }) {
    const heading = el('h2', { tabindex: -1 }, el('code', {}, source.reference));
    show(
      this.#opened,
      el(
        'section',
        { class: 'card section stack', 'data-test': 'source-opened' },
        heading,
        el('p', { class: 'soft' }, words('source.closes-itself')),
        identity ? pairs(IDENTITY.map((name) => [words(`source.${name}`), identity[name]])) : el('p', {}, words('source.gone')),
        el('h3', {}, words('source.told')),
        tellings.length === 0 && el('p', {}, words('source.told-nothing')),
        tellings.map(({ toldTo, keptAt, telling }) =>
          el('article', {}, el('p', { class: 'soft' }, words('source.by', { who: toldTo ?? words('source.somebody'), when: dayAndClock(keptAt) })), telling && pairs(TELLING.map((name) => [words(`source.telling.${wordOf(name)}`), telling[name]]))),
        ),
        this.handles && [el('h3', {}, words('source.opened-by')), el('ul', {}, openings.map(({ openedBy, reason, openedAt }) => el('li', {}, words('source.opening-line', { who: openedBy ?? words('source.somebody'), when: dayAndClock(openedAt), reason: words(`source.reason.${reason}`) }))))],
        this.handles && identity && [
          foldedForm({ id: 'source-amend', title: words('source.amend'), make: () => this.#amendForm(source, identity) }),
          foldedForm({ id: 'source-erase', title: words('source.erase'), make: () => this.#eraseForm(source) }),
        ],
        el('button', { type: 'button', class: 'primary', 'data-test': 'source-close', onclick: () => this.#close() }, words('source.close')),
      ),
    );
    heading.focus();
  }

  #findForm() {
    const found = el('p', { role: 'status', 'data-test': 'source-found' });
    return sentForm({
      id: 'find-form',
      prefix: 'find-',
      fields: [
        el('p', {}, words('source.find-note')),
        formField({ id: 'find-name', label: words('source.name'), autocomplete: 'off', spellcheck: 'false' }),
        formField({ id: 'find-contact', label: words('source.contact'), autocomplete: 'off', spellcheck: 'false' }),
        found,
      ],
      button: words('source.find-now'),
      act: async (form) => {
        found.textContent = '';
        const sources = await this.api.findSources(typedIn(form, 'find-', ['name', 'contact']));
        found.textContent = sources.length === 0 ? words('source.found-none') : words('source.found', { references: sources.map(({ reference }) => reference).join(', ') });
      },
    });
  }

  #amendForm({ id, version, handlersOnly }, identity) {
    return sentForm({
      id: 'amend-form',
      prefix: 'amend-',
      fields: [identityFields('amend-', identity), handlersOnlyField('amend-handlersOnly', handlersOnly)],
      button: words('source.save'),
      act: async (form) => {
        await this.api.amendSource(id, { ...typedIn(form, 'amend-', IDENTITY), handlersOnly: form.elements['amend-handlersOnly'].checked }, version);
        await this.#done(words('source.saved'));
      },
    });
  }

  #eraseForm({ id, reference }) {
    return sentForm({
      id: 'erase-form',
      prefix: 'erase-',
      fields: el('p', {}, words('source.erase-note')),
      button: words('source.erase-now'),
      act: async () => {
        await this.api.eraseSource(id);
        await this.#done(words('source.was-erased', { reference }));
      },
    });
  }

  async #done(said) {
    this.#close();
    this.#status.textContent = said;
    await this.#refresh();
  }

  async #attempt(place, act) {
    try {
      await act();
    } catch (problem) {
      show(place, el('p', { class: 'problem', role: 'alert' }, problem.words ?? words('source.not-fetched')));
    }
  }
}

const pairs = (said) => el('dl', {}, said.filter(([, text]) => text).map(([label, text]) => [el('dt', {}, label), el('dd', { class: 'said' }, text)]));

customElements.define('hedge-sources', HedgeSources);
