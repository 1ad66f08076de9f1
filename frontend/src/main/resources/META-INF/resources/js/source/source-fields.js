import { formField } from '../lib/form-field.js';
import { givenOf, textField } from '../lib/sent-form.js';
import { words } from '../lib/words.js';

export const REASONS = ['CONTACT', 'CORROBORATION', 'RISK', 'WELFARE', 'DISCLOSURE'];
export const IDENTITY = ['name', 'contact', 'about'];
export const TELLING = ['whoElseKnows', 'firstKnown', 'lastKnown', 'canSayMore', 'risk', 'riskReduced'];

const LONGEST = { name: 120, contact: 200, about: 2000 };
const LONGEST_TELLING = 1000;

/** Of "whoElseKnows", "who-else-knows", as the catalogue has it. */
export const wordOf = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Who a source is; ids begin with `prefix`. */
export function identityFields(prefix, identity = {}) {
  return [
    formField({ id: `${prefix}name`, label: words('source.name'), maxlength: LONGEST.name, value: identity.name ?? '', autocomplete: 'off', spellcheck: 'false' }),
    formField({ id: `${prefix}contact`, label: words('source.contact'), hint: words('source.contact-hint'), maxlength: LONGEST.contact, value: identity.contact ?? '', autocomplete: 'off', spellcheck: 'false' }),
    textField({ id: `${prefix}about`, label: words('source.about'), maxlength: LONGEST.about, text: identity.about ?? '' }),
  ];
}

/** What goes with one thing that a source told; ids begin with `prefix`. */
export const tellingFields = (prefix) => TELLING.map((name) => textField({ id: prefix + name, label: words(`source.telling.${wordOf(name)}`), maxlength: LONGEST_TELLING }));

/** What was typed into fields of these names; null where nothing was. */
export const typedIn = (form, prefix, names) => Object.fromEntries(names.map((name) => [name, givenOf(form, prefix + name)]));
