import { nameExhibit } from '../api/evidence.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { givenOf, sentForm, textField, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';

const CLOCKS = ['UNKNOWN', 'RIGHT', 'FAST', 'SLOW'];
const LONGEST_MINUTES = 1440;

/**
 * How far a clock was off, in whole seconds: what it showed minus the true time. Null where nobody compared it.
 *
 * @throws an error with `errors`, as the server refuses a field, where minutes and seconds are no time of at most a day
 */
export function offsetSeconds(clock, minutes, seconds) {
  if (clock === 'UNKNOWN') return null;
  if (clock === 'RIGHT') return 0;
  const parts = [minutes, seconds].map((text) => text.trim() || '0');
  const offset = Number(parts[0]) * 60 + Number(parts[1]);
  if (!parts.every((text) => /^\d{1,4}$/.test(text)) || Number(parts[1]) > 59 || offset === 0 || offset > LONGEST_MINUTES * 60) {
    throw Object.assign(new Error('no offset'), { errors: [{ pointer: '/clockOffsetSeconds', detail: words('evidence.exhibit.clock-wrong') }] });
  }
  return clock === 'FAST' ? offset : -offset;
}

/** "the clock of the device was 2 min 5 s fast", or that nobody compared it. */
export function clockWords(offset) {
  if (offset === null) return words('evidence.exhibit.clock-unknown');
  if (offset === 0) return words('evidence.exhibit.clock-right');
  const all = Math.abs(offset);
  return words(offset > 0 ? 'evidence.exhibit.clock-fast' : 'evidence.exhibit.clock-slow', { minutes: Math.floor(all / 60), seconds: all % 60 });
}

/** "Exhibit ABC/1, named by … on …; the clock of the device was …". */
export function exhibitWords({ reference, clockOffsetSeconds, note, by, at }) {
  const named = words('evidence.exhibit.named', { reference, by: by ?? words('evidence.exhibit.somebody'), at: spokenDayAndClock(at) });
  return [`${named}; ${clockWords(clockOffsetSeconds)}`, note].filter(Boolean).join('. ');
}

/**
 * The form that names a file as an exhibit, for good.
 *
 * @param done is called with the file as it is then
 */
export function exhibitForm(file, done) {
  const clock = selectField({ id: 'exhibit-clockOffsetSeconds', label: words('evidence.exhibit.clock'), value: 'UNKNOWN', options: CLOCKS.map((code) => [code, words(`evidence.exhibit.clock.${code}`)]) });
  const part = (name) => formField({ id: `exhibit-${name}`, label: words(`evidence.exhibit.${name}`), inputmode: 'numeric', maxlength: 4, autocomplete: 'off' });
  const off = el('div', { hidden: true }, part('minutes'), part('seconds'));
  const select = clock.querySelector('select');
  select.addEventListener('change', () => {
    off.hidden = !['FAST', 'SLOW'].includes(select.value);
  });
  return sentForm({
    id: 'exhibit',
    prefix: 'exhibit-',
    button: words('evidence.exhibit.send'),
    fields: [
      el('p', { class: 'hint' }, words('evidence.exhibit.for-good')),
      formField({ id: 'exhibit-reference', label: words('evidence.exhibit.reference'), hint: words('evidence.exhibit.reference-hint'), autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 14 }),
      clock,
      off,
      textField({ id: 'exhibit-note', label: words('evidence.exhibit.note'), maxlength: 400, rows: 2 }),
    ],
    act: async (form) =>
      done(
        await nameExhibit(file.id, {
          reference: valueOf(form, 'exhibit-reference').toUpperCase(),
          clockOffsetSeconds: offsetSeconds(select.value, valueOf(form, 'exhibit-minutes'), valueOf(form, 'exhibit-seconds')),
          note: givenOf(form, 'exhibit-note'),
        }),
      ),
  });
}
