import { keepSanitised } from '../api/intelligence.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';
import { givenOf, sentForm } from '../lib/sent-form.js';
import { gradedFields } from './graded-fields.js';
import { markingField, priorityField } from './report-form.js';

const PREFIX = 'sanitised-';
const SCOPES = ['OWN_FORCE', 'AGREEMENT', 'NAMED_ORGANISATIONS'];

/**
 * The form in which an assessor writes what others will read, with the words that stood out and are to be answered.
 *
 * @param written what was written before; null for nothing, and then nothing of the original is copied into it
 * @param hits of the last check
 */
export function sanitisedForm({ report, written, hits, reference, done }) {
  const graded = gradedFields(PREFIX, written);
  const { organisations, agreements } = reference.sharing;
  const kinds = reference.categories.flatMap(({ children = [] }) => children.map(({ code, name }) => [code, name]));
  const sharing = written?.sharing;
  return sentForm({
    id: 'sanitised-form',
    prefix: PREFIX,
    button: words('intelligence.sanitised.keep'),
    act: async (form) => {
      const said = (name) => givenOf(form, `${PREFIX}${name}`);
      const scope = said('scope');
      const named = [...form.elements[`${PREFIX}organisations`].selectedOptions].map(({ value }) => value);
      const kept = hits
        .map(({ kind, words: text }, at) => ({ kind, words: text, reason: said(`kept-${at}`) }))
        .filter(({ reason }) => reason);
      const body = {
        title: said('title'),
        priority: said('priority'),
        marking: said('marking'),
        handlingInstruction: said('handlingInstruction'),
        category: said('category'),
        ...graded.read(),
        sharing: { scope, agreement: scope === 'AGREEMENT' ? said('agreement') : null, organisations: scope === 'NAMED_ORGANISATIONS' ? named : null },
        kept,
      };
      await keepSanitised(report.id, report.version, body);
      done();
    },
    fields: [
      hits.length > 0 &&
        el(
          'fieldset',
          { id: `${PREFIX}kept`, 'data-test': 'intelligence-hits' },
          el('legend', {}, words('intelligence.hits')),
          el('p', { class: 'hint' }, words('intelligence.hits-hint')),
          hits.map(({ kind, words: text, kept }, at) => formField({ id: `${PREFIX}kept-${at}`, label: words('intelligence.hit', { words: text, kind: words(`intelligence.hit.${kind}`) }), value: kept ?? '', maxlength: 400, autocomplete: 'off' })),
        ),
      formField({ id: `${PREFIX}title`, label: words('intelligence.report-title'), value: written?.title ?? '', maxlength: 120, autocomplete: 'off' }),
      priorityField(PREFIX, written?.priority ?? report.priority),
      markingField(PREFIX, written?.marking ?? report.marking),
      formField({ id: `${PREFIX}handlingInstruction`, label: words('intelligence.instruction'), value: written?.handlingInstruction ?? '', maxlength: 400, autocomplete: 'off' }),
      selectField({ id: `${PREFIX}category`, label: words('intelligence.category'), value: written?.category ?? '', options: [['', words('intelligence.choose')], ...kinds] }),
      graded.nodes,
      el(
        'fieldset',
        { id: `${PREFIX}sharing` },
        el('legend', {}, words('intelligence.for-whom')),
        el('p', { class: 'hint' }, words('intelligence.for-whom-hint')),
        selectField({ id: `${PREFIX}scope`, label: words('intelligence.scope'), value: sharing?.scope ?? 'OWN_FORCE', options: SCOPES.map((code) => [code, words(`intelligence.scope.${code}`)]) }),
        selectField({ id: `${PREFIX}agreement`, label: words('intelligence.scope.AGREEMENT'), value: sharing?.agreement ?? '', options: [['', words('intelligence.choose')], ...agreements.map(({ id, name }) => [id, name])] }),
        namedField(organisations, sharing?.organisations ?? []),
      ),
    ],
  });
}

function namedField(organisations, chosen) {
  const id = `${PREFIX}organisations`;
  const police = organisations.filter(({ kind }) => kind === 'FORCE' || kind === 'NATIONAL_UNIT');
  return el('div', { class: 'field' }, el('label', { for: id }, words('intelligence.scope.NAMED_ORGANISATIONS')), el('select', { id, name: id, multiple: true, size: 4 }, police.map((each) => el('option', { value: each.id, selected: chosen.includes(each.id) }, each.name))));
}
