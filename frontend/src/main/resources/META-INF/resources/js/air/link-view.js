import { listAirLinks, makeAirLink, withdrawAirLink } from '../api/air.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';
import { problemWords } from './air-words.js';

/** Links for a crew without accounts: made, shown once, and taken back. */
export class LinkView {
  root;
  #id;
  #list = el('ul', { class: 'plain-list' });
  #made = el('div', { role: 'status' });
  #problem = el('p', { class: 'problem', role: 'alert', hidden: true });

  constructor({ id, isOver }) {
    this.#id = id;
    this.root = el(
      'details',
      { class: 'card', 'data-test': 'air-links' },
      el('summary', {}, words('air.links')),
      el('p', {}, words('air.links-what')),
      this.#problem,
      !isOver && el('button', { type: 'button', class: 'secondary', 'data-test': 'air-make-link', onclick: () => this.#run(() => this.#make()) }, words('air.make-link')),
      this.#made,
      this.#list,
    );
    this.root.addEventListener('toggle', () => this.root.open && this.#run(() => this.#fetch()));
  }

  async #make() {
    const { code } = await makeAirLink(this.#id);
    const address = `${globalThis.location.origin}/crew.html#${code}`;
    show(this.#made, el('p', {}, words('air.link-once')), el('p', { class: 'secret' }, el('a', { href: address, 'data-test': 'air-link' }, address)));
    await this.#fetch();
  }

  async #fetch() {
    const links = await listAirLinks(this.#id);
    show(
      this.#list,
      links.map(({ id, madeAt, endsAt, withdrawnAt }) =>
        el('li', {}, withdrawnAt ? words('air.link-withdrawn', { made: spokenDayAndClock(madeAt), at: spokenDayAndClock(withdrawnAt) }) : [words('air.link-until', { made: spokenDayAndClock(madeAt), at: spokenDayAndClock(endsAt) }), ' ', el('button', { type: 'button', class: 'link', 'data-test': 'air-withdraw-link', onclick: () => this.#run(() => this.#withdraw(id)) }, words('air.withdraw-link'))]),
      ),
    );
  }

  async #withdraw(link) {
    await withdrawAirLink(this.#id, link);
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
