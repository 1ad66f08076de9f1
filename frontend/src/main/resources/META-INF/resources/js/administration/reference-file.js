import { sendFile } from '../api/reference-data.js';
import { el, show } from '../lib/dom.js';
import { errorSummary, showErrors } from '../lib/error-summary.js';
import { formField } from '../lib/form-field.js';
import { phrase } from '../lib/words-of-office.js';
import { errorsOf } from './reference-form.js';

const ID = 'file';

/** A whole table from a CSV file: first what it would change, then the change itself. `done()` is called when it was taken. */
export function referenceFile({ table, version, done }) {
  const outcome = el('div', { class: 'stack' });
  const form = el(
    'form',
    { id: ID, class: 'stack', novalidate: true, 'data-test': 'reference-file' },
    errorSummary(ID),
    el('div', { class: 'field' }, el('label', { for: 'file-csv' }, phrase('office.administration.csv-file')), el('p', { class: 'hint', id: 'file-csv-hint' }, phrase('office.administration.the-columns-of-the-download-in')), el('input', { type: 'file', id: 'file-csv', accept: '.csv,text/csv', 'aria-describedby': 'file-csv-hint', onchange: () => show(outcome) })),
    el('button', { type: 'submit', class: 'secondary', id: 'file-send' }, phrase('office.administration.say-what-it-would-change')),
    outcome,
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(async () => show(outcome, proposal(await send(true))));
  });

  async function send(dryRun, reason = null) {
    const csv = await form.querySelector('#file-csv').files[0].text();
    return sendFile(table, version, { csv, dryRun, reason });
  }

  async function attempt(action) {
    const chosen = form.querySelector('#file-csv').files[0];
    showErrors(form, chosen ? [] : [{ field: 'file-csv', words: phrase('office.administration.choose-a-file') }]);
    if (!chosen) return;
    try {
      await action();
    } catch (problem) {
      showErrors(form, errorsOf(problem, form, ID));
    }
  }

  function proposal({ added, changed, removed, first }) {
    if (first.length === 0) return el('p', { class: 'notice', role: 'status' }, phrase('office.administration.the-file-says-what-the-table'));
    const take = () => {
      const reason = form.querySelector('#file-reason').value.trim();
      if (reason === '') return showErrors(form, [{ field: 'file-reason', words: phrase('office.administration.give-the-reason') }]);
      return attempt(async () => {
        await send(false, reason);
        done();
      });
    };
    return [
      el('p', { class: 'notice', role: 'status', 'data-test': 'reference-difference' }, phrase('office.administration.added-changed-planned-rows-taken-back', { added, changed, removed, join: first.join(', ') })),
      formField({ id: 'file-reason', label: phrase('office.administration.reason'), hint: phrase('office.administration.kept-in-the-history-with-your'), maxlength: 400, autocomplete: 'off' }),
      el('button', { type: 'button', class: 'primary', 'data-test': 'reference-file-take', onclick: take }, phrase('office.administration.take-the-file-in')),
    ];
  }

  return form;
}
