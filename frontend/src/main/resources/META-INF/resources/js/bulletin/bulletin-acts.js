import { el } from '../lib/dom.js';
import { randomId } from '../lib/random-id.js';
import { words } from '../lib/words.js';

/**
 * What can be done with a bulletin as it stands now, as buttons. `done(bulletin)` is called with what the server made of it; what was refused is told beside
 * them. Whoever wrote it is offered no approval: the server would refuse it.
 */
export function bulletinActs({ bulletin, api, mayApproveUrgently, write, done }) {
  const { id, version, state, mine, approvals, content } = bulletin;
  const problem = el('p', { class: 'problem', role: 'alert', hidden: true, 'data-test': 'act-problem' });
  let isBusy = false;

  const run = async (work) => {
    if (isBusy) return;
    isBusy = true;
    problem.hidden = true;
    try {
      done(await work());
    } catch (failure) {
      problem.hidden = false;
      problem.textContent = failure.errors?.length ? failure.errors.map(({ detail }) => detail).join(' ') : (failure.words ?? words('bulletin.act.failed'));
    } finally {
      isBusy = false;
    }
  };
  const button = (test, text, work, kind = 'secondary') => el('button', { type: 'button', class: kind, 'data-test': test, onclick: () => run(work) }, text);

  const isUnissued = ['DRAFT', 'REVIEW', 'APPROVED'].includes(state);
  const isApproved = (audience) => approvals.some((each) => each.audience === audience);
  const wordings = content.wordings.map(({ audience }) => audience);
  const named = (audience) => ({ audience: words(`bulletin.audience.${audience}`) });
  return el(
    'div',
    { class: 'stack bulletin-acts' },
    problem,
    approvals.length > 0 && el('ul', {}, approvals.map(({ audience }) => el('li', {}, words('bulletin.act.approved', named(audience))))),
    el(
      'div',
      { class: 'buttons' },
      isUnissued && el('button', { type: 'button', class: 'secondary', 'data-test': 'act-change', onclick: write }, words('bulletin.act.change')),
      state === 'DRAFT' && button('act-submit', words('bulletin.act.submit'), () => api.submitBulletin(id, version), 'primary'),
      state === 'REVIEW' && !mine && wordings.filter((audience) => !isApproved(audience)).map((audience) => button(`act-approve-${audience}`, words('bulletin.act.approve', named(audience)), () => api.approveWording(id, version, audience), 'primary')),
      state === 'APPROVED' && button('act-issue', words('bulletin.act.issue'), () => api.issueBulletin(id, version), 'primary'),
      !mine && approvals.some(({ urgent, lookedAt }) => urgent && !lookedAt) && button('act-seen', words('bulletin.act.seen'), () => api.seeUrgent(id)),
      ['ISSUED', 'EXPIRED'].includes(state) && bulletin.message !== 'CANCEL' && button('act-update', words('bulletin.act.update'), () => api.updateBulletin(id, randomId())),
    ),
    mayApproveUrgently && ['DRAFT', 'REVIEW'].includes(state) && withReason('act-urgent', 'bulletin.act.urgent', 'bulletin.act.urgent-reason', (reason) => run(() => api.approveUrgently(id, version, reason))),
    ['ISSUED', 'EXPIRED'].includes(state) && bulletin.message !== 'CANCEL' && withReason('act-cancel', 'bulletin.act.cancel', 'bulletin.act.cancel-reason', (reason) => run(() => api.cancelBulletin(id, randomId(), reason))),
  );
}

/** An act that asks why. */
function withReason(id, title, label, act) {
  const missing = el('p', { class: 'field-error', role: 'alert' });
  const input = el('input', { id, type: 'text', maxlength: 400, autocomplete: 'off', 'aria-required': 'true', 'data-test': id });
  const form = el('form', { class: 'stack', novalidate: true }, el('div', { class: 'field' }, el('label', { for: id }, words(label)), missing, input), el('div', { class: 'buttons' }, el('button', { type: 'submit', class: 'secondary', 'data-test': `${id}-send` }, words(title))));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    missing.textContent = input.value.trim() === '' ? words('bulletin.act.reason-needed') : '';
    if (missing.textContent === '') act(input.value);
    else input.focus();
  });
  return el('details', { 'data-test': `${id}-open` }, el('summary', {}, words(title)), form);
}
