import { watchSeries } from '../api/series.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { PURPOSES } from '../session/purpose-field.js';

const DAYS = [7, 30, 90];

/** The form by which a series is watched, under one id for as long as its content is the same. `done` is called when the watch has begun. */
export function watchForm({ series, purpose, done }) {
  let made = null;
  return sentForm({
    id: 'series-watch',
    prefix: 'watch-',
    isPrimary: false,
    button: words('series.watch-send'),
    fields: [
      selectField({ id: 'watch-purpose', label: words('series.watch-purpose'), value: purpose ?? '', options: [['', words('series.choose')], ...PURPOSES] }),
      formField({ id: 'watch-reason', label: words('series.watch-reason'), hint: words('series.watch-reason-hint'), maxlength: 200, autocomplete: 'off' }),
      selectField({ id: 'watch-days', label: words('series.watch-days'), value: '30', options: DAYS.map((days) => [String(days), words('series.days', { n: days })]) }),
    ],
    act: async (form) => {
      const content = { purpose: valueOf(form, 'watch-purpose') || null, reason: valueOf(form, 'watch-reason'), days: Number(valueOf(form, 'watch-days')) };
      const key = JSON.stringify(content);
      if (made?.key !== key) made = { key, id: randomId() };
      await watchSeries(series, made.id, content);
      await done();
    },
  });
}
