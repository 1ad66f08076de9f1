import { el } from '../lib/dom.js';
import { hasWords, words } from '../lib/words.js';
import './hedge-photos.js';
import './hedge-where.js';
import { topicsOf } from './answers.js';
import { emergency, field, heading, pick, pickGroup, select } from './parts.js';
import { questionFields } from './question-fields.js';
import { SURENESS, londonDay } from './when.js';
import { toField } from '../time/london.js';

/**
 * The pages of a report. Each is made with ({draft, templates, session}) and answers {title, elements, read}: `read` writes what is on the page into the draft and answers
 * errors, {field, words}; it may take its time.
 */
export const PAGES = { now, where, when, what, words: ownWords, photos, permission, you };

export function pageFor(name, context) {
  return name.startsWith('topic-') ? topic(name.slice('topic-'.length), context) : PAGES[name](context);
}

function now({ draft }) {
  const box = emergency({ hidden: draft.happeningNow !== true });
  const answer = (value, label) =>
    pick({ name: 'happening', value, label, checked: draft.happeningNow === (value === 'yes'), onchange: () => showAdvice(box, value === 'yes') });
  const title = words('report.now.title');
  return {
    title,
    elements: [pickGroup({ id: 'happening', title, heading: true, picks: [answer('yes', words('report.now.yes')), answer('no', words('report.now.no'))] }), box],
    read: (root) => {
      const value = checked(root, 'happening');
      if (value === null) return [{ field: 'happening', words: words('report.now.none') }];
      const isNow = value === 'yes';
      if (isNow && draft.happeningNow !== true) draft.chooseNow();
      if (!isNow && draft.happeningNow === true) draft.when.choice = null;
      draft.happeningNow = isNow;
      return [];
    },
  };
}

/** Whoever says that it is happening sees 999 at once, without having to look for it. */
export function showAdvice(box, isNow) {
  box.hidden = !isNow;
  if (isNow) box.scrollIntoView({ block: 'start' });
}

function where({ draft, person }) {
  const place = document.createElement('hedge-where');
  place.signedIn = person !== null;
  place.place = draft.place;
  place.addEventListener('place-changed', () => (draft.place = place.place));
  const title = words('report.where.title');
  return {
    title,
    elements: [heading(title), el('p', { class: 'hint' }, words('report.where.hint')), place],
    read: async () => {
      await place.settle();
      draft.place = place.place;
      return draft.place === null ? [{ field: 'place', words: words(place.wrong) }] : [];
    },
  };
}

function when({ draft }) {
  const given = draft.when;
  const today = londonDay(Date.now());
  const part = (name, fields) => el('div', { class: 'conditional', 'data-for': name, hidden: given.choice !== name }, fields);
  const moment = (prefix, suffix, value, label, attributes) => field({ id: `${prefix}${suffix}`, label, type: prefix, value, class: 'narrow', ...attributes });
  const pair = (suffix, keys, values) => el('div', { class: 'beside-fields' }, moment('date', suffix, values[0], words(keys[0]), { max: today, min: '2000-01-01' }), moment('time', suffix, values[1], words(keys[1]), {}));
  const group = pickGroup({
    id: 'when',
    title: words('report.when.title'),
    hint: words('report.when.hint'),
    heading: true,
    picks: [
      pick({ name: 'when', value: 'now', label: words('report.when.now'), checked: given.choice === 'now' }),
      pick({ name: 'when', value: 'around', label: words('report.when.around'), checked: given.choice === 'around' }),
      pick({ name: 'when', value: 'between', label: words('report.when.between'), hint: words('report.when.between-hint'), checked: given.choice === 'between' }),
      el(
        'div',
        { class: 'when-moment', hidden: !['around', 'between'].includes(given.choice) },
        el('p', { class: 'when-from', 'data-for': 'between', hidden: given.choice !== 'between' }, words('report.when.from')),
        dayButtons(),
        pair('', ['report.when.date', 'report.when.time'], [given.date || today, given.time]),
        part('around', select({ id: 'sure', label: words('report.when.sure'), options: SURENESS.map((minutes) => [minutes, words(`report.when.sure.${minutes}`)]), value: given.sure })),
        part('between', [el('p', { class: 'when-from' }, words('report.when.to')), pair('-to', ['report.when.date', 'report.when.time'], [given.dateTo || today, given.timeTo])]),
      ),
    ],
  });
  group.addEventListener('change', (event) => {
    if (event.target.name !== 'when') return;
    const choice = event.target.value;
    group.querySelector('.when-moment').hidden = choice === 'now';
    for (const one of group.querySelectorAll('[data-for]')) one.hidden = one.dataset.for !== choice;
  });
  return {
    title: words('report.when.title'),
    elements: [group],
    read: (root) => {
      const value = (id) => root.querySelector(`#${id}`).value;
      const choice = checked(root, 'when');
      if (choice === 'now') draft.chooseNow();
      Object.assign(given, { choice, date: value('date'), time: value('time'), dateTo: value('date-to'), timeTo: value('time-to'), sure: value('sure') });
      return draft.readWhen().errors.map((error) => ({ field: error.field, words: words(error.key) }));
    },
  };
}

/** Two days are what most reports are about, and a date field is hard work with gloves. */
function dayButtons() {
  const day = (key, before) => el('button', { type: 'button', class: 'secondary', 'data-test': key.replaceAll('.', '-'), onclick: (event) => (event.target.closest('fieldset').querySelector('#date').value = londonDay(Date.now(), before)) }, words(key));
  return el('div', { class: 'buttons' }, day('report.when.today', 0), day('report.when.yesterday', 1));
}

function what({ draft, templates }) {
  const title = words('report.what.title');
  return {
    title,
    elements: [
      pickGroup({
        id: 'template',
        title,
        heading: true,
        picks: templates.templates.map(({ code }) => pick({ name: 'template', value: code, label: words(`template.${code}`), checked: draft.template === code })),
      }),
    ],
    read: (root) => {
      const chosen = checked(root, 'template');
      if (chosen !== draft.template) draft.category = null;
      draft.template = chosen;
      return [];
    },
  };
}

/** The questions of one topic; the first topic of a template also asks which kind it was. */
function topic(code, { draft, templates }) {
  const template = templates.templates.find((one) => one.code === draft.template);
  const topics = topicsOf(template, templates);
  const here = topics.find((one) => one.code === code);
  const kind = here === topics[0] && template.kinds.length > 1 && kindField(template, draft.category);
  const fields = questionFields(here.questions, templates.questions, draft.answers);
  const title = words(`topic.${code}`);
  return {
    title,
    elements: [heading(title), el('p', { class: 'hint' }, words('report.topic.hint')), kind, fields.elements],
    read: (root) => {
      if (kind) draft.category = root.querySelector('#category').value || null;
      return fields.read(draft.answers);
    },
  };
}

export const kindField = ({ kinds, code }, category) => select({ id: 'category', label: words('report.kind'), options: [['', words('report.kind.none', { template: words(`template.${code}`) })], ...kinds.map((one) => [one, words(`category.${one}`)])], value: category ?? '' });

export const MOST_WORDS = 4000;

function ownWords({ draft }) {
  const title = words('report.words.title');
  const key = draft.template && hasWords(`report.words.hint.${draft.template}`) ? `report.words.hint.${draft.template}` : 'report.words.hint';
  return {
    title,
    elements: [heading(title), field({ id: 'narrative', label: words('report.words.label'), hint: words(key), rows: 7, value: draft.narrative, maxlength: MOST_WORDS })],
    read: (root) => {
      draft.narrative = root.querySelector('#narrative').value;
      return [];
    },
  };
}

function photos({ draft, use }) {
  const list = document.createElement('hedge-photos');
  list.files = draft.files;
  list.use = use;
  const title = words('report.photos.title');
  return { title, elements: [heading(title), el('p', {}, words('report.photos.safe')), el('p', { class: 'hint' }, words('report.photos.hint')), list], read: () => [] };
}

function permission({ draft }) {
  const title = words('report.permission.title');
  const answer = (value, key) => pick({ name: 'permission', value, label: words(key), checked: draft.permission === value });
  return {
    title,
    elements: [
      pickGroup({ id: 'permission', title, hint: words('report.permission.hint'), heading: true, picks: [answer('NO', 'report.permission.no'), answer('YES', 'report.permission.yes'), answer('UNKNOWN', 'report.permission.unknown')] }),
    ],
    read: (root) => {
      draft.permission = checked(root, 'permission');
      return [];
    },
  };
}

function you({ draft, person }) {
  const title = words('report.you.title');
  const fields = el(
    'div',
    { class: 'conditional', hidden: draft.mayContact !== true },
    field({ id: 'contact-name', label: words('report.you.name'), value: draft.contact.name, maxlength: 120, autocomplete: 'name' }),
    field({ id: 'contact-telephone', label: words('report.you.telephone'), value: draft.contact.telephone, maxlength: 40, type: 'tel', autocomplete: 'tel' }),
    field({ id: 'contact-email', label: words('report.you.email'), value: draft.contact.email, maxlength: 254, type: 'email', autocomplete: 'email' }),
  );
  const answer = (value, key, hint) => pick({ name: 'contact', value, label: words(key), hint: hint && words(hint), checked: draft.mayContact === (value === 'yes'), onchange: () => (fields.hidden = value !== 'yes') });
  const contact = pickGroup({
    id: 'contact',
    title: words('report.you.contact'),
    hint: words('report.you.contact-hint'),
    picks: [answer('yes', 'report.you.yes'), fields, answer('no', 'report.you.no', person && draft.named ? null : 'report.you.no-hint')],
  });
  const who =
    person &&
    pickGroup({
      id: 'named',
      title: words('report.you.who'),
      picks: [
        pick({ name: 'named', value: 'yes', label: words('report.you.as', { name: person.name }), checked: draft.named }),
        pick({ name: 'named', value: 'no', label: words('report.you.unnamed'), hint: words('report.you.unnamed-hint'), checked: !draft.named }),
      ],
    });
  return {
    title,
    elements: [heading(title), who, !person && el('p', {}, words('report.you.no-account')), contact],
    read: (root) => {
      const value = checked(root, 'contact');
      draft.mayContact = value === null ? null : value === 'yes';
      if (person) draft.named = checked(root, 'named') === 'yes';
      for (const name of Object.keys(draft.contact)) draft.contact[name] = root.querySelector(`#contact-${name}`).value;
      const { telephone, email } = draft.contact;
      const errors = [];
      if (draft.mayContact && telephone.trim() !== '' && !/^[+()\d\s.-]{5,40}$/.test(telephone.trim())) errors.push({ field: 'contact-telephone', words: words('report.you.bad-telephone') });
      if (draft.mayContact && email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) errors.push({ field: 'contact-email', words: words('report.you.bad-email') });
      return errors;
    },
  };
}

const checked = (root, name) => root.querySelector(`input[name="${name}"]:checked`)?.value ?? null;

/** What a photo says of the time, as the answer "around". */
export function takeTime(draft, takenAt) {
  const [date, time] = toField(takenAt).split('T');
  Object.assign(draft.when, { choice: 'around', date, time, sure: '15' });
}
