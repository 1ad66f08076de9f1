import { copyAddress, fetchContinuity, fetchFiles, fetchOriginal, thumbnailAddress } from '../api/evidence.js';
import { ProblemError } from '../api/problem-error.js';
import { el, freshId, show } from '../lib/dom.js';
import { saveBlob } from '../lib/save-file.js';
import { loadWords, wordEvents, words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';
import { exhibitForm, exhibitWords } from './exhibit-form.js';
import { stateWords, titleWords } from './file-words.js';

const LOOK_AGAIN_MS = 4000;

/**
 * The photos and videos of the report that the attribute `report` names: a copy of each to look at or to play, what has become of it, its SHA-256, the original for a reason, and its name as an
 * exhibit. While something is still coming in, it looks again.
 */
export class HedgeEvidence extends HTMLElement {
  static observedAttributes = ['report'];
  #files = null;
  #failed = false;
  #open = null;
  #timer = null;
  #leaving = new AbortController();
  #form = null;
  #draw = () => {
    this.#form = null;
    this.#redraw();
  };

  async connectedCallback() {
    this.#leaving = new AbortController();
    wordEvents.addEventListener('language-changed', this.#draw);
    await loadWords('evidence', 'date');
    await this.#fetch();
  }

  disconnectedCallback() {
    this.#leaving.abort();
    clearTimeout(this.#timer);
    wordEvents.removeEventListener('language-changed', this.#draw);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || before === null) return;
    this.#files = null;
    this.#open = null;
    if (this.isConnected) this.#fetch();
  }

  async #fetch() {
    clearTimeout(this.#timer);
    const report = this.getAttribute('report');
    if (!report || this.#leaving.signal.aborted) return;
    try {
      const { files } = await fetchFiles(report, this.#leaving.signal);
      if (report !== this.getAttribute('report')) return;
      const changed = this.#failed || JSON.stringify(files) !== JSON.stringify(this.#files);
      this.#files = files;
      this.#failed = false;
      if (changed) this.#redraw();
      if (files.some(({ state, noCopy }) => state === 'EXPECTED' || (state === 'RECEIVED' && noCopy === null))) this.#timer = setTimeout(() => this.#fetch(), LOOK_AGAIN_MS);
    } catch {
      if (this.#leaving.signal.aborted) return;
      this.#failed = true;
      this.#redraw();
    }
  }

  #redraw() {
    if (this.#failed) {
      show(
        this,
        el('p', { class: 'problem', role: 'alert', 'data-test': 'evidence-failed' }, words('evidence.failed')),
        el('p', {}, el('button', { type: 'button', class: 'secondary', onclick: () => this.#fetch() }, words('evidence.try-again'))),
      );
      return;
    }
    if (this.#files === null) return;
    if (this.#files.length === 0) {
      show(this, el('p', { class: 'soft', 'data-test': 'evidence-none' }, words('evidence.none')));
      return;
    }
    const held = this.contains(document.activeElement) ? document.activeElement : null;
    show(this, el('ul', { class: 'evidence-files', 'data-test': 'evidence-files' }, this.#files.map((file, i) => this.#row(file, i + 1))));
    if (held?.isConnected) held.focus();
    else if (held?.dataset.key) this.querySelector(`[data-key="${CSS.escape(held.dataset.key)}"]`)?.focus();
  }

  #row(file, number) {
    const title = titleWords(file, number, this.#files.length);
    const which = { n: number, of: this.#files.length };
    const film = file.kind === 'VIDEO';
    const opened = this.#open?.id === file.id ? this.#open.what : null;
    const button = (what, label) =>
      el(
        'button',
        { type: 'button', class: 'secondary', 'aria-expanded': String(opened === what), 'data-test': `evidence-${what}`, 'data-key': `${what} ${file.id}`, onclick: () => this.#toggle(file.id, what) },
        label,
        el('span', { class: 'for-listeners' }, ` ${title}`),
      );
    return el(
      'li',
      { class: 'evidence-file stack', 'data-file': file.id, 'data-state': file.state },
      file.copy && el('img', { src: thumbnailAddress(file.id), alt: words(film ? 'evidence.alt.VIDEO' : 'evidence.alt', which), class: 'evidence-thumbnail', loading: 'lazy', decoding: 'async' }),
      el('p', {}, el('strong', {}, title), file.name !== '' && el('span', { class: 'soft evidence-name' }, ` ${words('evidence.name', { name: file.name })}`)),
      el('p', { 'data-test': 'evidence-state' }, stateWords(file)),
      file.exhibit && el('p', { class: 'evidence-name', tabindex: -1, 'data-test': 'evidence-exhibited', 'data-key': `exhibit ${file.id}` }, exhibitWords(file.exhibit)),
      el('p', { class: 'buttons' }, file.copy && button('copy', words(film ? 'evidence.play' : 'evidence.larger')), file.original && button('original', words('evidence.original')), file.original && !file.exhibit && button('exhibit', words('evidence.exhibit.name')), button('continuity', words('evidence.continuity'))),
      opened === 'copy' && (film ? player(file, which) : el('img', { src: copyAddress(file.id), alt: words('evidence.alt', which), class: 'evidence-copy', 'data-test': 'evidence-larger' })),
      opened === 'original' && this.#reasonForm(file),
      // Made once, so that what somebody is typing outlives another file's coming in.
      opened === 'exhibit' && (this.#form ??= exhibitForm(file, (named) => this.#adopt(named))),
      opened === 'continuity' && this.#continuity(file),
    );
  }

  #toggle(id, what) {
    this.#open = this.#open?.id === id && this.#open.what === what ? null : { id, what };
    this.#form = null;
    this.#redraw();
    if (this.#open?.what === 'original') this.querySelector('textarea')?.focus();
    if (this.#open?.what === 'exhibit') this.querySelector('#exhibit-reference')?.focus();
  }

  /** Shows a file as it is now, and goes to what it is called. */
  #adopt(named) {
    this.#files = this.#files.map((file) => (file.id === named.id ? named : file));
    this.#open = null;
    this.#form = null;
    this.#redraw();
    this.querySelector(`[data-key="${CSS.escape(`exhibit ${named.id}`)}"]`)?.focus();
  }

  #reasonForm(file) {
    const id = freshId('reason');
    const said = el('p', { role: 'alert', class: 'problem', hidden: true, 'data-test': 'evidence-original-said' });
    const reason = el('textarea', { id, rows: 2, maxlength: 400, required: true, 'data-test': 'evidence-reason' });
    const send = el('button', { type: 'submit', class: 'primary', 'data-test': 'evidence-fetch' }, words('evidence.original.fetch'));
    const submit = async (event) => {
      event.preventDefault();
      said.hidden = true;
      send.disabled = true;
      try {
        const { blob, name } = await fetchOriginal(file.id, reason.value);
        saveBlob(blob, name);
        this.#toggle(file.id, 'original');
      } catch (problem) {
        said.textContent = words(problem instanceof ProblemError && problem.status === 422 ? 'evidence.original.why-not' : 'evidence.failed');
        said.hidden = false;
      } finally {
        send.disabled = false;
      }
    };
    return el('form', { class: 'stack', novalidate: true, onsubmit: submit }, el('label', { for: id }, words('evidence.original.why')), el('p', { class: 'hint' }, words('evidence.original.note')), reason, said, el('p', {}, send));
  }

  #continuity(file) {
    const place = el('div', { class: 'stack', 'data-test': 'evidence-ledger' }, el('p', { class: 'evidence-digest' }, words('evidence.sha256', { digest: file.sha256 })));
    fetchContinuity(file.id, this.#leaving.signal)
      .then(({ entries }) => place.append(el('ol', {}, entries.map((entry) => el('li', {}, entryWords(entry))))))
      .catch(() => place.append(el('p', { class: 'problem' }, words('evidence.failed'))));
    return place;
  }
}

/** The copy of a video; nothing of it is fetched before it is played. */
function player(file, which) {
  const said = el('p', { class: 'problem', role: 'alert', hidden: true, 'data-test': 'evidence-cannot-play' }, words('evidence.cannot-play'));
  const film = el('video', {
    src: copyAddress(file.id),
    poster: thumbnailAddress(file.id),
    controls: true,
    preload: 'none',
    playsinline: true,
    'aria-label': words('evidence.video', which),
    class: 'evidence-copy',
    'data-test': 'evidence-film',
    onerror: () => {
      said.hidden = false;
    },
  });
  return el('div', { class: 'stack' }, film, said);
}

function entryWords({ act, at, person, reason }) {
  const who = person ?? words('evidence.by-server');
  return [`${spokenDayAndClock(at)}: ${words(`evidence.act.${act}`)}, ${who}`, reason && `: ${reason}`];
}

customElements.define('hedge-evidence', HedgeEvidence);
