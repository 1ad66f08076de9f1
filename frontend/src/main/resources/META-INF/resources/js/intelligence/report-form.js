import { keepLegacy, keepReport } from '../api/intelligence.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';
import { givenOf, sentForm } from '../lib/sent-form.js';
import { gradedFields } from './graded-fields.js';
import { incidentPicker } from './incident-picker.js';

const SOURCES = ['MEMBER_OF_PUBLIC', 'VICTIM_OR_WITNESS', 'POLICE_OFFICER', 'PARTNER', 'ANONYMOUS', 'OPEN_SOURCE', 'TECHNICAL', 'COVERT'];
export const PRIORITIES = ['HIGH', 'MEDIUM', 'LOW'];
export const MARKINGS = ['OFFICIAL', 'OFFICIAL-SENSITIVE'];
const PREFIX = 'intelligence-';

export const priorityField = (prefix, value) => selectField({ id: `${prefix}priority`, label: words('intelligence.priority'), value: value ?? '', options: [['', words('intelligence.choose')], ...PRIORITIES.map((code) => [code, words(`intelligence.priority.${code}`)])] });

export const markingField = (prefix, value) => selectField({ id: `${prefix}marking`, label: words('intelligence.marking'), value: value ?? 'OFFICIAL-SENSITIVE', options: MARKINGS.map((code) => [code, code]) });

const answerField = (name, value) => selectField({ id: `${PREFIX}${name}`, label: words(`intelligence.${name}`), value: value === null || value === undefined ? '' : String(value), options: [['', words('intelligence.choose')], ['true', words('intelligence.yes')], ['false', words('intelligence.no')]] });

/**
 * The form of an author.
 *
 * @param report null for a new one
 * @param incidents ids of those that it is about
 * @param kinds names of kinds of incident by code
 * @param isLegacy in the older form, to be taken in as it is
 * @param done is told the report as it was kept
 */
export function reportForm({ report, incidents = [], kinds = new Map(), isLegacy = false, done, leave }) {
  const id = report?.id ?? randomId();
  const graded = gradedFields(PREFIX, report, isLegacy);
  const picker = incidentPicker(`${PREFIX}incidents`, incidents, kinds);
  const answer = (form, name) => ({ true: true, false: false })[givenOf(form, `${PREFIX}${name}`)] ?? null;
  return sentForm({
    id: 'intelligence-form',
    prefix: PREFIX,
    button: words(isLegacy ? 'intelligence.take-in' : 'intelligence.keep'),
    cancel: el('button', { type: 'button', class: 'secondary', onclick: leave }, words('intelligence.back')),
    act: async (form) => {
      const said = (name) => givenOf(form, `${PREFIX}${name}`);
      const body = {
        title: said('title'),
        priority: said('priority'),
        marking: said('marking'),
        handlingInstruction: said('handlingInstruction'),
        intelligenceDay: said('intelligenceDay'),
        sourceType: said('sourceType'),
        sourceReference: said('sourceReference'),
        ...graded.read(),
        personalInformation: answer(form, 'personalInformation'),
        askedSensitive: answer(form, 'askedSensitive'),
        incidents: picker.ids(),
      };
      done(isLegacy ? await keepLegacy(id, { ...body, conditions: null }) : await keepReport(id, body, report?.version));
    },
    fields: [
      el('p', { class: 'hint' }, words(isLegacy ? 'intelligence.legacy-hint' : 'intelligence.write-hint')),
      formField({ id: `${PREFIX}title`, label: words('intelligence.report-title'), value: report?.title ?? '', maxlength: 120, autocomplete: 'off' }),
      priorityField(PREFIX, report?.priority),
      markingField(PREFIX, report?.marking),
      formField({ id: `${PREFIX}handlingInstruction`, label: words('intelligence.instruction'), value: report?.handlingInstruction ?? '', maxlength: 400, autocomplete: 'off' }),
      formField({ id: `${PREFIX}intelligenceDay`, type: 'date', label: words('intelligence.day'), value: report?.intelligenceDay ?? '' }),
      selectField({ id: `${PREFIX}sourceType`, label: words('intelligence.source-type'), value: report?.sourceType ?? '', options: [['', words('intelligence.choose')], ...SOURCES.map((code) => [code, words(`intelligence.source-type.${code}`)])] }),
      formField({ id: `${PREFIX}sourceReference`, label: words('intelligence.source-reference'), hint: words('intelligence.source-reference-hint'), value: report?.sourceReference ?? '', maxlength: 13, autocomplete: 'off' }),
      graded.nodes,
      answerField('personalInformation', report?.personalInformation),
      answerField('askedSensitive', report?.askedSensitive),
      picker.node,
    ],
  });
}
