import { el, show } from '../lib/dom.js';
import { icon } from '../lib/icon.js';
import { words } from '../lib/words.js';
import { heading } from './parts.js';

/** What is shown once a report is kept: the receipt code, this once, and what happens next. `left` are files that could not be kept. */
export function savedPage({ receiptCode, left, happeningNow, again, noted }) {
  const title = words('report.saved.title');
  return {
    title,
    elements: [
      heading(title),
      happeningNow && el('div', { class: 'emergency-box' }, el('p', {}, words('report.saved.emergency')), el('p', {}, el('a', { class: 'call', href: 'tel:999' }, words('report.emergency.button')))),
      left.length > 0 && el('div', { class: 'problem', role: 'alert', 'data-test': 'files-left' }, el('p', {}, words('report.saved.left')), el('ul', {}, left.map(({ name, reason }) => el('li', {}, words(`report.left.${reason}`, { name }))))),
      receiptCode ? receiptCard(receiptCode, noted) : el('p', {}, words('report.saved.named')),
      el('h2', {}, words('report.saved.next')),
      el('ul', { class: 'dots' }, ['report.saved.next-send', 'report.saved.next-read', 'report.saved.next-ring'].map((key) => el('li', {}, words(key)))),
      el('p', {}, el('button', { type: 'button', class: 'secondary wide-button', 'data-test': 'report-again', onclick: again }, icon('plus'), words('report.saved.again'))),
    ],
  };
}

function receiptCard(code, noted) {
  const said = el('p', { role: 'status', class: 'soft' });
  const text = el('p', { class: 'receipt-code', 'data-test': 'receipt-code', 'aria-label': words('report.saved.code-spoken', { code: code.replace(/(.)/g, '$1 ').trim() }) }, groups(code).map((group) => el('span', {}, group)));
  const done = el('p', { class: 'noted', hidden: true, 'data-test': 'receipt-noted-done' }, icon('tick'), words('report.saved.noted-done'));
  const note = el('button', { type: 'button', class: 'primary wide-button', 'data-test': 'receipt-noted', onclick: () => put() }, words('report.saved.noted'));
  const put = () => {
    done.hidden = false;
    note.hidden = true;
    noted();
  };
  return el(
    'section',
    { class: 'receipt-card' },
    el('h2', {}, words('report.saved.code')),
    text,
    el('p', {}, el('strong', {}, words('report.saved.write-down'))),
    el('p', {}, words('report.saved.code-for')),
    el(
      'div',
      { class: 'stack-buttons' },
      note,
      done,
      el('button', { type: 'button', class: 'secondary wide-button', 'data-test': 'receipt-copy', onclick: () => copy(code, text, said) }, words('report.saved.copy')),
      said,
    ),
    el('p', {}, el('a', { href: '/receipt.html' }, words('report.saved.open'))),
  );
}

export const groups = (code) => code.match(/.{1,4}/g);

async function copy(code, text, said) {
  try {
    await navigator.clipboard.writeText(code);
    show(said, words('report.saved.copied'));
  } catch {
    const range = document.createRange();
    range.selectNodeContents(text);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    show(said, words('report.saved.marked'));
  }
}
