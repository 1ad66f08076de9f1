import { acknowledgeBriefing, briefingFile, briefingScript, keepAirRequest, moveAirRequest } from '../api/air.js';
import { el, show } from '../lib/dom.js';
import { clearErrors, showErrors } from '../lib/error-summary.js';
import { fieldErrors } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';
import { AirForm } from './air-form.js';
import { problemWords } from './air-words.js';
import { briefingView } from './briefing-view.js';
import { LinkView } from './link-view.js';
import { StateBar } from './state-bar.js';

const FILES = ['pdf', 'kml', 'gpx', 'geojson', 'gpkg', 'cot'];

/** One request: how far it is, what may be done, its form for the force, and its briefing for everybody who may read it. */
export class RequestView {
  id = null;
  /** Whether the server has it: a new one is on this page alone. */
  isKept = false;
  root = el('section', { class: 'air-request stack', 'data-test': 'air-request' });
  #store;
  #force;
  #whole = null;
  #form = null;
  #drawnFor = '';
  #bar;
  #problem = el('div', { class: 'problem', role: 'alert', tabindex: -1, hidden: true, 'data-test': 'air-problem' });
  #takenBack = el('div', { class: 'warning', role: 'alert', hidden: true, 'data-test': 'air-taken-back' });
  #warned = el('div', { class: 'warning', role: 'alert', tabindex: -1, hidden: true, 'data-test': 'air-warnings' });
  #read = el('div', { class: 'stack' });
  #body = el('div', { class: 'stack' });
  #isBusy = false;

  constructor({ store, force }) {
    this.#store = store;
    this.#force = force;
    this.#bar = new StateBar({ step: (to, reason) => this.#run(() => moveAirRequest(this.id, this.#whole.version, { to, reason })) });
    show(this.root, this.#bar.root, this.#takenBack, this.#problem, this.#warned, this.#read, this.#body);
  }

  update(whole, briefing) {
    this.id = whole.id;
    this.isKept = whole.version !== null;
    this.#whole = whole;
    Object.assign(this.root.dataset, { requestId: whole.id, state: whole.state });
    this.#bar.update(whole);
    this.#drawTakenBack();
    this.#drawRead();
    const key = `${whole.state === 'DRAFT'} ${whole.briefingVersion} ${isOver(whole)} ${whole.takenBack} ${briefing === null}`;
    if (key === this.#drawnFor) {
      this.#renewBriefing(briefing);
      return;
    }
    this.#drawnFor = key;
    this.#drawBody(briefing);
  }

  /** What stood on the screen is gone the moment this is known, so whoever reads further down is taken to where it is said. */
  #drawTakenBack() {
    const { takenBack, own } = this.#whole;
    const isNews = takenBack && this.#takenBack.hidden;
    this.#takenBack.hidden = !takenBack;
    this.#takenBack.textContent = takenBack ? words(own ? 'air.taken-back.own' : 'air.taken-back.crew') : '';
    if (isNews) this.#takenBack.scrollIntoView({ block: 'center' });
  }

  #drawBody(briefing) {
    const { own, state, airSupports, incidentReference, content } = this.#whole;
    const isDraft = state === 'DRAFT';
    this.#form = own && !isOver(this.#whole) ? new AirForm({ content, airSupports: airSupports.length > 0 ? airSupports : this.#store.airSupports, incidentReference }) : null;
    show(
      this.#body,
      briefing && el('h2', {}, words('air.briefing', { version: briefing.briefing.version })),
      briefing && this.#outputs(),
      briefing && el('div', { 'data-part': 'briefing' }, briefingView(briefing)),
      this.#form && (isDraft ? this.#drafting() : this.#changing()),
      own && !isDraft && new LinkView({ id: this.id, isOver: isOver(this.#whole) }).root,
    );
  }

  #renewBriefing(briefing) {
    const part = this.#body.querySelector('[data-part="briefing"]');
    if (part && briefing) show(part, briefingView(briefing));
  }

  /** Before anything is sent: a helicopter would come to where a drone is. */
  #drones() {
    const drones = (this.#whole.about?.hazards ?? []).filter(({ drone }) => drone);
    return drones.length > 0 && el('p', { class: 'warning air-drone', role: 'alert', 'data-test': 'air-drone-warning' }, words('air.drone-near'), ' ', drones.map(({ what }) => what).join('; '));
  }

  #drafting() {
    this.#form.root.append(this.#sending(words('air.send')));
    this.#form.root.addEventListener('submit', (event) => this.#submit(event));
    return [el('h2', {}, words('air.ask')), this.#drones(), this.#form.root];
  }

  #changing() {
    this.#form.root.append(this.#sending(words('air.send-version', { version: this.#whole.briefingVersion + 1 })));
    this.#form.root.addEventListener('submit', (event) => this.#submit(event));
    return el('details', { class: 'card', open: this.#whole.takenBack ? '' : null, 'data-test': 'air-change' }, el('summary', {}, words('air.change')), this.#form.root);
  }

  #sending(label) {
    const preview = el('div', { 'data-test': 'air-preview' });
    const look = () => show(preview, el('h3', {}, words('air.preview')), briefingView(this.#form.preview({ about: this.#whole.about, force: this.#force, incidentReference: this.#whole.incidentReference })));
    return el(
      'div',
      { class: 'stack' },
      el('div', { class: 'buttons air-send' }, el('button', { type: 'submit', class: 'primary', id: 'air-send', 'data-test': 'air-send' }, label), el('button', { type: 'button', class: 'secondary', 'data-test': 'air-look', onclick: look }, words('air.look')), this.#whole.state === 'DRAFT' && el('button', { type: 'button', class: 'secondary', 'data-test': 'air-keep', onclick: () => this.#keep() }, words('air.keep'))),
      preview,
    );
  }

  #submit(event) {
    event.preventDefault();
    this.#send(false);
  }

  #keep() {
    return this.#run(() => this.#keepContent(false));
  }

  #keepContent(confirmed) {
    const { version, incident } = this.#whole;
    const values = { ...this.#form.values, withoutIncident: this.#whole.takenBack === true, confirmed };
    // An id that the page made goes with the incident that it is about; afterwards the server knows it.
    return keepAirRequest(this.id, version === null ? { ...values, incident } : values, version ?? undefined);
  }

  #send(confirmed) {
    return this.#run(async () => {
      const kept = await this.#keepContent(confirmed);
      if (kept.state !== 'DRAFT') return kept;
      this.#whole = { ...this.#whole, version: kept.version };
      this.isKept = true;
      return moveAirRequest(this.id, kept.version, { to: 'REQUESTED', confirmed });
    });
  }

  async #run(work) {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.root.setAttribute('aria-busy', 'true');
    this.#problem.hidden = true;
    this.#warned.hidden = true;
    if (this.#form) clearErrors(this.#form.root);
    try {
      const whole = await work();
      await this.#store.adopt(whole);
      this.#bar.root.scrollIntoView({ block: 'nearest' });
    } catch (problem) {
      this.#refuse(problem);
    } finally {
      this.#isBusy = false;
      this.root.removeAttribute('aria-busy');
    }
  }

  #refuse(problem) {
    if (problem.slug === 'air-request-warnings') return this.#warn(problem.errors);
    if (this.#form && problem.status === 422 && problem.errors.some(({ pointer }) => pointer !== '/reason')) {
      return showErrors(this.#form.root, fieldErrors(problem, this.#form.root, 'air-send', 'air-'));
    }
    this.#problem.hidden = false;
    this.#problem.textContent = problemWords(problem);
    this.#problem.focus();
    if (problem.status === 412) this.#store.look();
    return undefined;
  }

  /** Something may say too much: it is changed, or it is sent as it is. */
  #warn(errors) {
    this.#warned.hidden = false;
    show(
      this.#warned,
      el('h3', {}, words('air.warned')),
      el('ul', {}, errors.map(({ pointer, detail }) => el('li', {}, this.#textAt(pointer), ' ', detail))),
      el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'secondary', 'data-test': 'air-confirm', onclick: () => this.#send(true) }, words('air.confirm'))),
    );
    this.#warned.focus();
  }

  #textAt(pointer) {
    const value = this.#form.root.querySelector(`#air-${CSS.escape(String(pointer).split('/')[1])}`)?.value;
    return value ? el('q', {}, value) : null;
  }

  #drawRead() {
    const { briefingVersion, acknowledgements } = this.#whole;
    if (briefingVersion === 0) return show(this.#read);
    const newest = acknowledgements.filter(({ version }) => version === briefingVersion);
    const older = acknowledgements.filter(({ version }) => version < briefingVersion);
    return show(
      this.#read,
      el(
        'div',
        { class: newest.length > 0 ? 'notice' : 'warning', 'data-test': 'air-read', 'data-acknowledged': newest.length > 0 ? 'yes' : 'no' },
        el('p', {}, words(newest.length > 0 ? 'air.read' : 'air.unread', { version: briefingVersion })),
        acknowledgements.length > 0 && el('ul', {}, [...newest, ...older].map(({ version, by, at }) => el('li', {}, words('air.read-by', { version, by, at: spokenDayAndClock(at) })))),
        this.#whole.mayAnswer && !this.#whole.takenBack && newest.length === 0 && el('button', { type: 'button', class: 'primary', 'data-test': 'air-acknowledge', onclick: () => this.#run(() => acknowledgeBriefing(this.id, briefingVersion)) }, words('air.acknowledge', { version: briefingVersion })),
      ),
    );
  }

  #outputs() {
    const script = el('div', { class: 'air-script', role: 'status', 'data-test': 'air-script' });
    return el(
      'div',
      { class: 'stack' },
      el(
        'div',
        { class: 'buttons' },
        FILES.map((ending) => el('a', { class: 'secondary', href: briefingFile(this.id, ending), download: '', 'data-test': `air-file-${ending}` }, words(`air.file.${ending}`))),
        el('button', { type: 'button', class: 'secondary', 'data-test': 'air-read-aloud', onclick: () => this.#readAloud(script) }, words('air.read-aloud')),
      ),
      script,
    );
  }

  async #readAloud(script) {
    try {
      const response = await fetch(briefingScript(this.id), { credentials: 'same-origin', cache: 'no-store' });
      if (!response.ok) throw new Error(String(response.status));
      const isJson = (response.headers.get('Content-Type') ?? '').includes('json');
      const text = isJson ? (await response.json()).text : await response.text();
      // A line is read out in one breath: each is an item of its own.
      show(script, el('ul', { class: 'plain-list', 'data-test': 'air-script-lines' }, text.split('\n').filter((line) => line.trim() !== '').map((line) => el('li', {}, line))));
    } catch {
      show(script, el('p', { class: 'problem' }, words('air.no-script')));
    }
  }
}

const isOver = ({ state }) => ['RELEASED', 'DECLINED', 'CANCELLED'].includes(state);
