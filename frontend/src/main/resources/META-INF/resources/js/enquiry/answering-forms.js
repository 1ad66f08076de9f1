import { keepAnswering } from '../api/enquiries.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { checkField, foldedForm, givenOf, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';

/**
 * What the own force answers, kind by kind.
 *
 * @param done is called with the words of what was kept
 */
export function answeringForms({ answering, agreements, done }) {
  return el('ul', { class: 'enquiry-rows' }, answering.map((each) => el('li', { class: 'card enquiry-row', 'data-test': `answers-${each.kind}` }, el('h3', {}, words(`enquiries.kind.${each.kind}`)), el('p', {}, stateWords(each, agreements)), answeringForm(each, agreements, done))));
}

/** Whether enquiries of a kind are answered, and to whom. */
export function stateWords({ answers, agreement, contact }, agreements) {
  if (!answers) return words('enquiries.answering.nobody');
  const party = agreements.find(({ id }) => id === agreement);
  if (agreement === null) return words('enquiries.answering.all-until', { contact });
  return party ? words('enquiries.answering.agreement', { name: party.name, contact }) : words('enquiries.answering.agreement-over');
}

function answeringForm({ kind, answers, agreement, contact }, agreements, done) {
  const id = `answering-${kind}`;
  const name = (field) => `${id}-${field}`;
  return foldedForm({
    id,
    title: words('enquiries.answering.change'),
    make: (close) =>
      sentForm({
        id,
        prefix: `${id}-`,
        isPrimary: false,
        button: words('enquiries.answering.keep'),
        fields: [
          checkField({ id: name('answers'), label: words('enquiries.answering.answers'), checked: answers }),
          selectField({ id: name('agreement'), label: words('enquiries.answering.to'), value: agreement ?? '', options: [['', words('enquiries.answering.all')], ...agreements.map((each) => [each.id, each.name])] }),
          formField({ id: name('contact'), label: words('enquiries.answering.contact'), hint: words('enquiries.answering.contact-hint'), value: contact, maxlength: 200, autocomplete: 'off' }),
        ],
        act: async (form) => {
          await keepAnswering(kind, { answers: form.elements[name('answers')].checked, agreement: givenOf(form, name('agreement')), contact: valueOf(form, name('contact')) });
          close();
          await done(words('enquiries.answering.kept'));
        },
      }),
  });
}
