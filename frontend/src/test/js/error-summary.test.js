import { clearErrors, errorSummary, showErrors } from '../../main/resources/META-INF/resources/js/lib/error-summary.js';
import { el } from '../../main/resources/META-INF/resources/js/lib/dom.js';
import { equal, test } from './testing.js';

function aForm() {
  const form = el('form', { id: 'form' }, errorSummary('form'), el('div', { class: 'field' }, el('label', { for: 'where' }, 'Where'), el('input', { id: 'where', 'aria-describedby': 'hint' })), el('button', { id: 'send', type: 'button' }, 'Send'));
  document.body.append(form);
  return form;
}

test('errors stand in a summary that has the focus, and beside the field that they name', () => {
  const form = aForm();
  showErrors(form, [{ field: 'where', words: 'Say <b>where</b>.' }, { field: 'nowhere', words: 'Odd.' }]);
  const input = form.querySelector('#where');
  equal(document.activeElement === form.querySelector('[data-error-summary]'), true);
  equal([...form.querySelectorAll('[data-error-summary] a')].map(({ textContent }) => textContent), ['Say <b>where</b>.', 'Odd.']);
  equal([input.getAttribute('aria-invalid'), input.getAttribute('aria-describedby')], ['true', 'hint where-error']);
  form.remove();
});

test('clearing leaves the form as it was', () => {
  const form = aForm();
  const before = form.cloneNode(true);
  showErrors(form, [{ field: 'where', words: 'Say where.' }]);
  clearErrors(form);
  equal(form.isEqualNode(before), true);
  form.remove();
});

test('a second try does not pile up messages', () => {
  const form = aForm();
  for (let round = 0; round < 3; round += 1) showErrors(form, [{ field: 'where', words: 'Say where.' }]);
  equal(form.querySelectorAll('.field-error').length, 1);
  form.remove();
});
