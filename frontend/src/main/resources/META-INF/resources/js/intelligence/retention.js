import { amendRetention, disposeOf, keepAtReview } from '../api/intelligence.js';
import { el } from '../lib/dom.js';
import { formField, selectField } from '../lib/form-field.js';
import { foldedForm, givenOf, sentForm } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import { day, dayAndClock } from '../time/london.js';

const GROUPS = ['PUBLIC_PROTECTION', 'SERIOUS', 'OTHER', 'UNDETECTED'];
const groupName = (code) => words(`intelligence.retention.group.${code}`);

/** What is due for review, or was returned for deletion. */
export function dueList(due, open) {
  const line = (one) => el('li', {}, el('button', { type: 'button', class: 'link', 'data-test': 'review-row', onclick: () => open(one.id) }, `${one.urn}, ${one.title}`), el('p', { class: 'soft' }, `${words(`intelligence.state.${one.state}`)}. ${standing(one)}`));
  return el('section', { class: 'section', 'data-test': 'intelligence-due' }, el('h2', {}, words('intelligence.retention.due')), due.length === 0 ? el('p', { class: 'soft' }, words('intelligence.retention.due.none')) : el('ul', { class: 'plain-list stack' }, due.map(line)));
}

const standing = ({ group, reviewDay }) => (reviewDay ? words('intelligence.retention.standing', { group: groupName(group), day: day(`${reviewDay}T12:00:00Z`) }) : groupName(group));

/** How long one report is kept, what was decided about it, and the forms to decide anew. */
export function retentionPart(report, now, done) {
  const isOver = now.state === 'DISPOSED';
  const reason = (name) => formField({ id: `retention-${name}-reason`, label: words('intelligence.reason'), maxlength: 400, autocomplete: 'off' });
  const act = (name, fields, send) =>
    foldedForm({
      id: `retention-${name}`,
      title: words(`intelligence.retention.${name}`),
      make: () =>
        sentForm({
          id: `retention-${name}-form`,
          prefix: `retention-${name}-`,
          isPrimary: false,
          button: words(`intelligence.retention.${name}`),
          act: async (form) => {
            await send(form);
            done();
          },
          fields: [...fields(), reason(name)],
        }),
    });
  const said = (form, name) => givenOf(form, `retention-${name}-reason`);
  return el(
    'section',
    { class: 'section stack', 'data-test': 'intelligence-retention' },
    el('h2', {}, words('intelligence.retention')),
    el('p', {}, standing(now), now.due && [' ', el('strong', {}, words('intelligence.retention.is-due'))]),
    now.reviews.length > 0 && el('ul', { class: 'plain-list stack' }, now.reviews.map((one) => el('li', {}, el('p', {}, words(`intelligence.retention.act.${one.act}`, { group: groupName(one.group) }), ` ${one.reason}`), el('p', { class: 'soft' }, [one.by, dayAndClock(one.at)].filter(Boolean).join(', '))))),
    !isOver && act('amend', () => [selectField({ id: 'retention-amend-group', label: words('intelligence.retention.group'), value: now.group, options: GROUPS.map((code) => [code, groupName(code)]) })], (form) => amendRetention(report, givenOf(form, 'retention-amend-group'), said(form, 'amend'))),
    !isOver && now.due && act('keep', () => [], (form) => keepAtReview(report, said(form, 'keep'))),
    !isOver && now.due && act('dispose', () => [el('p', { class: 'hint' }, words('intelligence.retention.dispose-hint'))], (form) => disposeOf(report, said(form, 'dispose'))),
  );
}
