import { fetchReplay } from '../api/operations.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { dayAndClock } from '../time/london.js';
import { boardMap, itemList } from './board-view.js';
import { entryRow } from './operation-words.js';
import { taskList } from './tasks-view.js';

const STEP_MS = 60_000;

/** What the operation was at a moment, with the rights of now. */
export class ReplayView {
  root = el('div', { class: 'operation-part' });
  #store;
  #ownForce;
  #shown = el('div', { 'data-test': 'replay' });
  #said = el('output', { for: 'replay-at', class: 'replay-said' });
  #asked = 0;

  constructor(store, ownForce) {
    this.#store = store;
    this.#ownForce = ownForce;
    const from = Date.parse(store.operation.madeAt);
    const until = Math.max(from + STEP_MS, Math.min(Date.now(), Math.max(Date.parse(store.operation.endsAt), Date.parse(store.operation.changedAt) + STEP_MS)));
    const steps = Math.ceil((until - from) / STEP_MS);
    const slider = el('input', { id: 'replay-at', type: 'range', min: 0, max: steps, step: 1, value: steps, 'aria-describedby': 'replay-hint', 'data-test': 'replay-at' });
    const moment = () => new Date(Math.min(from + Number(slider.value) * STEP_MS, until));
    const say = () => {
      this.#said.textContent = dayAndClock(moment());
      slider.setAttribute('aria-valuetext', this.#said.textContent);
    };
    slider.addEventListener('input', say);
    slider.addEventListener('change', () => this.#ask(moment().toISOString()));
    say();
    show(this.root, el('div', { class: 'field' }, el('label', { for: 'replay-at' }, words('operations.replay.at')), el('p', { class: 'hint', id: 'replay-hint' }, words('operations.replay.hint')), slider, this.#said), this.#shown);
    this.#ask(moment().toISOString());
  }

  redraw() {
    // A replay shows what was asked for, and nothing that comes meanwhile.
  }

  async #ask(moment) {
    const asked = (this.#asked += 1);
    try {
      const replay = await fetchReplay(this.#store.id, moment);
      if (asked !== this.#asked) return;
      show(
        this.#shown,
        boardMap(this.#store.operation, replay.board, this.#ownForce),
        el('h3', {}, words('operations.tab.board')),
        itemList(replay.board),
        el('h3', {}, words('operations.tab.tasks')),
        taskList(replay.tasks, replay.board),
        el('h3', {}, words('operations.tab.log')),
        el('ol', { class: 'log-rows' }, [...replay.log].reverse().map(entryRow)),
      );
    } catch (problem) {
      if (asked === this.#asked) show(this.#shown, el('p', { class: 'problem', role: 'alert' }, problem.words ?? words('operations.no-answer')));
    }
  }
}
