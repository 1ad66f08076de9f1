import { formField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { checkField, foldedForm, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { IDENTITY, identityFields, TELLING, tellingFields, typedIn } from './source-fields.js';

/** The two forms by which somebody who was told something keeps who told it, wherever a page has them. */

export const handlersOnlyField = (id, checked) => checkField({ id, label: words('source.handlers-only'), checked });

/** Registers a source; `done` is told its reference. */
export function registerFold({ api, done }) {
  const make = (close) => {
    const id = randomId();
    return sentForm({
      id: 'source-form',
      prefix: 'new-',
      fields: [identityFields('new-'), handlersOnlyField('new-handlersOnly', false)],
      button: words('source.register-now'),
      act: async (form) => {
        const { reference } = await api.registerSource(id, { ...typedIn(form, 'new-', IDENTITY), handlersOnly: form.elements['new-handlersOnly'].checked });
        close();
        await done(reference);
      },
    });
  };
  return foldedForm({ id: 'source-register', title: words('source.register'), make });
}

/** Keeps what goes with something that a source told, of which the report is made; `done` is told whose reference it went to. */
export function tellingFold({ api, report = null, reference = () => '', done }) {
  const make = (close) => {
    const id = randomId();
    return sentForm({
      id: 'telling-form',
      prefix: 'told-',
      fields: [formField({ id: 'told-reference', label: words('source.reference'), hint: words('source.reference-hint'), value: reference(), autocomplete: 'off', spellcheck: 'false' }), tellingFields('told-')],
      button: words('source.keep'),
      act: async (form) => {
        const of = valueOf(form, 'told-reference').toUpperCase();
        await api.keepTelling(id, { reference: of, report, ...typedIn(form, 'told-', TELLING) });
        close();
        await done(of);
      },
    });
  };
  return foldedForm({ id: 'source-telling', title: words('source.add-telling'), make });
}
