import { el } from '../lib/dom.js';
import { errorSummary } from '../lib/error-summary.js';
import { formField, selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { fromField, toField } from '../time/london.js';

const PREFIX = 'air-';
const DIRECTIONS = ['N', 'NNE', 'NE', 'ENE', 'E', 'ESE', 'SE', 'SSE', 'S', 'SSW', 'SW', 'WSW', 'W', 'WNW', 'NW', 'NNW'];
const WANTED = ['SEARCH', 'TRACK', 'COMMENTARY', 'EVIDENCE_VIDEO', 'LIGHT', 'CONTAIN'];
const KEYS = { threatRiskHarm: 'threat', whyAir: 'why-air', talkgroup: 'talkgroup', callSign: 'call-sign', telephone: 'telephone', forceLog: 'force-log', authority: 'authority', threeWords: 'three-words', landmark: 'landmark', fieldAccess: 'field-access', doing: 'doing', weapons: 'weapons', dogs: 'dogs', units: 'units', containment: 'containment', escapeRoads: 'escape-roads' };
const NEEDED = new Set(['threatRiskHarm', 'whyAir', 'talkgroup']);
const VEHICLE = { plate: 12, colour: 80, makeAndModel: 80, fromAbove: 400 };

/** The form of a request, in the order of the briefing. `content` is what is known already; what is not typed is not known. */
export class AirForm {
  root;
  #content;
  #place;
  #vehicles = el('div', { class: 'stack' });

  constructor({ content, airSupports, incidentReference }) {
    this.#content = content;
    this.#place = content.place ?? null;
    this.root = el(
      'form',
      { class: 'stack air-form', id: 'air-form', novalidate: true },
      errorSummary('air-form'),
      incidentReference && el('p', { class: 'soft' }, words('air.about', { reference: incidentReference })),
      this.#part('where', this.#placeField(), this.#line('threeWords', 80), this.#line('landmark', 400), this.#line('fieldAccess', 400)),
      this.#part(
        'asked',
        this.#choice('priority', ['ONE', 'TWO', 'PRE_PLANNED'].map((one) => [one, words(`air.priority.${one}`)]), content.priority),
        this.#yesNo('crimeInAction', 'crime-in-action'),
        this.#text('threatRiskHarm'),
        this.#text('whyAir'),
        this.#line('talkgroup', 80),
        this.#line('callSign', 80),
        this.#line('telephone', 80, { type: 'tel' }),
        this.#line('forceLog', 80),
        this.#line('authority', 80),
        this.#wanted(),
        this.#yesNo('downlink', 'downlink'),
      ),
      this.#part(
        'seen',
        formField({ id: `${PREFIX}lastSeen`, label: words('air.field.last-seen'), type: 'datetime-local', value: content.seen.lastSeen ? toField(content.seen.lastSeen) : null }),
        this.#choice('direction', [['', words('air.not-known')], ...DIRECTIONS.map((one) => [one, one])], content.seen.direction ?? ''),
        formField({ id: `${PREFIX}subjects`, label: words('air.field.subjects'), type: 'number', min: 0, max: 200, inputmode: 'numeric', value: content.seen.subjects }),
        this.#line('doing', 400, { value: content.seen.doing }),
        this.#line('weapons', 400, { value: content.seen.weapons }),
        this.#line('dogs', 400, { value: content.seen.dogs }),
        this.#vehicles,
        el('button', { type: 'button', class: 'secondary', 'data-test': 'air-add-vehicle', onclick: () => this.#addVehicle({}).querySelector('input').focus() }, words('air.add-vehicle')),
      ),
      this.#part('ground', this.#text('units'), this.#text('containment'), this.#hazards(), this.#line('escapeRoads', 400)),
      this.#part('task', airSupports.length > 1 && this.#choice('airSupport', airSupports.map(({ id, name }) => [id, name]), content.airSupport ?? airSupports[0].id), formField({ id: `${PREFIX}hours`, label: words('air.field.hours'), type: 'number', min: 1, max: 24, inputmode: 'numeric', value: content.hours })),
    );
    for (const vehicle of content.seen.vehicles) this.#addVehicle(vehicle);
  }

  /** What the form says, as it is sent. */
  get values() {
    const number = (name) => (this.#get(name).value === '' ? null : Number(this.#get(name).value));
    const truth = (name) => ({ yes: true, no: false })[this.#get(name).value] ?? null;
    const lastSeen = this.#get('lastSeen').value;
    return {
      ...Object.fromEntries(Object.keys(KEYS).map((name) => [name, oneLine(this.#get(name).value)])),
      priority: this.#get('priority').value,
      crimeInAction: truth('crimeInAction'),
      downlink: truth('downlink'),
      wanted: WANTED.filter((one) => this.root.querySelector(`#${PREFIX}wanted-${one}`).checked),
      place: this.#placeValue(),
      lastSeen: lastSeen === '' ? null : fromField(lastSeen),
      direction: this.#get('direction').value || null,
      subjects: number('subjects'),
      vehicles: [...this.#vehicles.querySelectorAll('fieldset')].map((fields) => Object.fromEntries(Object.keys(VEHICLE).map((name) => [name, oneLine(fields.querySelector(`[data-part="${name}"]`).value)]))),
      hazards: this.#hazardValues(),
      airSupport: this.root.querySelector(`#${PREFIX}airSupport`)?.value ?? this.#content.airSupport ?? null,
      hours: number('hours'),
    };
  }

  /** What the form says as a briefing would say it, for looking at it before it goes. */
  preview({ about, force, incidentReference }) {
    const values = this.values;
    const typed = values.place?.text ?? null;
    return {
      briefing: {
        version: 0,
        force,
        forceLog: values.forceLog,
        incidentReference,
        asked: values,
        where: values,
        seen: { ...values, vehicles: values.vehicles.filter((vehicle) => Object.values(vehicle).some(Boolean)) },
        ground: { ...values, borders: about?.borders ?? [] },
        helpful: { bases: about?.bases ?? [] },
      },
      place: typed !== null ? { line: typed } : this.#place,
      hazards: [...(about?.hazards ?? []), ...values.hazards.map(({ what }) => ({ what, place: null, drone: false }))],
    };
  }

  #get(name) {
    return this.root.querySelector(`#${PREFIX}${name}`);
  }

  #part(name, ...content) {
    return el('fieldset', { class: 'air-fields' }, el('legend', {}, words(`air.part.${name}`)), content);
  }

  #line(name, maxlength, more = {}) {
    return formField({ id: PREFIX + name, label: words(`air.field.${KEYS[name]}`), hint: NEEDED.has(name) ? words('air.needed') : null, maxlength, value: this.#content[name] ?? null, autocomplete: 'off', 'data-test': PREFIX + name, ...more });
  }

  #text(name) {
    const id = PREFIX + name;
    const hint = NEEDED.has(name) ? words('air.needed') : null;
    return el('div', { class: 'field' }, el('label', { for: id }, words(`air.field.${KEYS[name]}`)), hint && el('p', { class: 'hint', id: `${id}-hint` }, hint), el('textarea', { id, rows: 2, maxlength: 400, 'aria-describedby': hint && `${id}-hint`, 'data-test': id }, this.#content[name] ?? ''));
  }

  #choice(name, options, value) {
    return selectField({ id: PREFIX + name, label: words(`air.field.${name === 'airSupport' ? 'air-support' : name}`), options, value, 'data-test': PREFIX + name });
  }

  #yesNo(name, key) {
    const value = this.#content[name];
    const options = [['', words('air.not-known')], ['yes', words('air.yes')], ['no', words('air.no')]];
    return selectField({ id: PREFIX + name, label: words(`air.field.${key}`), options, value: value === true ? 'yes' : value === false ? 'no' : '' });
  }

  #wanted() {
    const chosen = new Set(this.#content.wanted);
    return el(
      'fieldset',
      { class: 'air-wanted', id: `${PREFIX}wanted` },
      el('legend', {}, words('air.field.wanted')),
      WANTED.map((one) => el('label', { class: 'tick' }, el('input', { type: 'checkbox', id: `${PREFIX}wanted-${one}`, checked: chosen.has(one) }), ' ', words(`air.wanted.${one}`))),
    );
  }

  #placeField() {
    return formField({ id: `${PREFIX}place`, label: words('air.field.place'), hint: words('air.place-hint'), maxlength: 200, value: this.#placeText(), autocomplete: 'off', 'data-test': `${PREFIX}place` });
  }

  #placeText() {
    return this.#place ? this.#place.gridReference ?? this.#place.degreesMinutes : null;
  }

  /** The place as it was known, to the metre, unless another one was typed. */
  #placeValue() {
    const text = this.#get('place').value.trim();
    if (text === '') return null;
    return this.#place && text === this.#placeText() ? point(this.#place) : { text };
  }

  #hazards() {
    const id = `${PREFIX}hazards`;
    return el('div', { class: 'field' }, el('label', { for: id }, words('air.field.hazards')), el('p', { class: 'hint', id: `${id}-hint` }, words('air.hazards-hint')), el('textarea', { id, rows: 3, maxlength: 4000, 'aria-describedby': `${id}-hint`, 'data-test': id }, this.#content.hazards.map(({ what }) => what).join('\n')));
  }

  #hazardValues() {
    return this.#get('hazards')
      .value.split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((what) => {
        const before = this.#content.hazards.find((hazard) => hazard.what === what)?.place ?? null;
        return { what, place: before && point(before) };
      });
  }

  #addVehicle(vehicle) {
    const number = this.#vehicles.children.length + 1;
    const fields = el(
      'fieldset',
      { class: 'air-fields' },
      el('legend', {}, words('air.vehicle', { number })),
      Object.entries(VEHICLE).map(([name, maxlength]) => formField({ id: `${PREFIX}vehicle-${number}-${name}`, label: words(`air.vehicle.${name}`), maxlength, value: vehicle[name] ?? null, autocomplete: 'off', 'data-part': name })),
    );
    this.#vehicles.append(fields);
    return fields;
  }
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim() || null;
const point = ({ longitude, latitude, precisionMetres }) => ({ longitude, latitude, method: 'MAP_TAP', precisionMetres: Math.min(20_000, Math.max(1, precisionMetres)) });

