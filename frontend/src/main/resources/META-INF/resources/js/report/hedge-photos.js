import { referenceOf } from '../geo/grid-reference.js';
import { toNationalGrid } from '../geo/national-grid.js';
import { isInDegreesBox } from '../geo/extent.js';
import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';
import { ENOUGH_BYTES, readPhoto } from './exif.js';
import { button } from './parts.js';

/** As the server takes them. */
export const MOST_FILES = 10;
const MEGABYTE = 1024 * 1024;
const MOST_PICTURE = 25 * MEGABYTE;
const MOST_VIDEO = 200 * MEGABYTE;
const MOST_IN_ALL = 300 * MEGABYTE;
const THUMBNAIL = 96;
const TYPES = 'image/jpeg,image/png,image/webp,image/gif,image/heic,video/mp4,video/quicktime,video/webm,video/3gpp';
const PHOTO_METRES = 20;

/**
 * Photos and videos of a report. `files` is the list that is written to, `use` is called with what a photo says when the person takes it up: {place} or
 * {takenAt}. Nothing is taken from a photo unasked.
 */
export class HedgePhotos extends HTMLElement {
  files = [];
  use = () => {};
  #list = el('ul', { class: 'photo-list' });
  #said = el('div', { role: 'status', class: 'photo-said', 'data-test': 'photos-said' });

  connectedCallback() {
    if (this.firstChild) return;
    show(
      this,
      el(
        'div',
        { class: 'photo-ways' },
        this.#chooser('photo-take', 'report.photos.take', { accept: 'image/*', capture: 'environment' }),
        this.#chooser('photos', 'report.photos.choose', { accept: TYPES, multiple: true }),
      ),
      this.#said,
      this.#list,
    );
    this.#draw();
  }

  /** An input that looks like a button: its own words would be the browser's, in the browser's language. */
  #chooser(id, key, attributes) {
    const input = el('input', { type: 'file', id, class: 'for-listeners', 'data-test': id, ...attributes });
    input.addEventListener('change', () => {
      this.#add(Array.from(input.files));
      input.value = '';
    });
    return el('div', { class: 'file-button' }, input, el('label', { for: id, class: 'secondary wide-button' }, icon(id === 'photos' ? 'plus' : 'camera'), words(key)));
  }

  #add(chosen) {
    const left = [];
    for (const file of chosen) {
      const reason = refusal(file, this.files);
      if (reason) left.push(words(reason, { name: file.name }));
      else this.files.push(file);
    }
    this.#draw();
    show(this.#said, left.length > 0 ? el('ul', { class: 'problem' }, left.map((text) => el('li', {}, text))) : words('report.photos.added', { n: this.files.length }));
  }

  #draw() {
    show(this.#list, this.files.map((file, i) => this.#item(file, i)));
  }

  #item(file, i) {
    const suggestion = el('div', { class: 'suggestion-box', hidden: true, 'data-test': 'photo-suggestion' });
    const item = el(
      'li',
      { class: 'photo' },
      thumbnail(file),
      el('span', { class: 'photo-name' }, file.name, el('span', { class: 'soft' }, sizeOf(file))),
      button(words('report.remove'), { class: 'link', 'aria-label': words('report.photos.remove', { name: file.name }), onclick: () => this.#remove(i) }),
      suggestion,
    );
    this.#suggest(file, suggestion);
    return item;
  }

  #remove(i) {
    this.files.splice(i, 1);
    this.#draw();
    show(this.#said, words('report.photos.added', { n: this.files.length }));
    this.querySelector('input').focus();
  }

  async #suggest(file, box) {
    if (!file.type.startsWith('image/')) return;
    const bytes = await file.slice(0, ENOUGH_BYTES).arrayBuffer().catch(() => null);
    if (bytes === null) return;
    const { longitude, latitude, precisionMetres, takenAt } = readPhoto(bytes);
    const hasPlace = longitude !== null && isInDegreesBox({ longitude, latitude });
    if (!hasPlace && takenAt === null) return;
    const metres = precisionMetres ?? PHOTO_METRES;
    const { easting, northing } = hasPlace ? toNationalGrid(longitude, latitude) : {};
    const take = (key, what) => button(words(key), { class: 'secondary', 'data-test': key.replaceAll('.', '-'), onclick: (event) => this.#taken(event.target, what) });
    box.hidden = false;
    show(
      box,
      el('p', {}, words('report.photos.says')),
      hasPlace && el('p', {}, words('report.photos.place', { reference: referenceOf(easting, northing, 10) }), ' ', take('report.photos.use-place', { place: { longitude, latitude, precisionMetres: metres } })),
      takenAt && el('p', {}, words('report.photos.time', { time: spokenDayAndClock(takenAt) }), ' ', take('report.photos.use-time', { takenAt })),
    );
  }

  #taken(pressed, what) {
    this.use(what);
    pressed.disabled = true;
    show(this.#said, words(what.place ? 'report.photos.place-used' : 'report.photos.time-used'));
  }
}

/** The key of the reason why a file cannot go with a report, or null. */
export function refusal(file, files) {
  const isVideo = file.type.startsWith('video/');
  if (!isVideo && !file.type.startsWith('image/')) return 'report.photos.wrong-type';
  if (files.length >= MOST_FILES) return 'report.photos.too-many';
  if (file.size === 0) return 'report.photos.empty';
  if (file.size > (isVideo ? MOST_VIDEO : MOST_PICTURE)) return isVideo ? 'report.photos.video-too-large' : 'report.photos.too-large';
  return files.reduce((sum, { size }) => sum + size, file.size) > MOST_IN_ALL ? 'report.photos.too-much' : null;
}

const sizeOf = ({ size }) => (size >= MEGABYTE ? `${(size / MEGABYTE).toFixed(1)} MB` : `${Math.max(1, Math.round(size / 1024))} kB`);

/** A picture of the picture, drawn here; an icon where this browser cannot show it. */
function thumbnail(file) {
  const canvas = el('canvas', { class: 'thumbnail', width: THUMBNAIL, height: THUMBNAIL, 'aria-hidden': 'true' });
  if (file.type.startsWith('image/')) {
    createImageBitmap(file, { resizeHeight: THUMBNAIL, resizeQuality: 'medium' })
      .then((picture) => {
        canvas.getContext('2d').drawImage(picture, (THUMBNAIL - picture.width) / 2, 0);
        picture.close();
      })
      .catch(() => {});
  }
  return canvas;
}

customElements.define('hedge-photos', HedgePhotos);
