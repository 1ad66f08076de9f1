import { el } from '../lib/dom.js';
import { qrCode } from '../lib/qr-code.js';
import { phrase } from '../lib/words-of-office.js';

/** Something that is shown once, to be handed over: as a QR code, as an address to copy, as a code to read out. */
export function secretCard({ words, secret, hint }) {
  const said = el('p', { role: 'status', class: 'soft' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret.address);
      said.textContent = phrase('office.administration.copied');
    } catch {
      said.textContent = phrase('office.administration.this-browser-does-not-let-us');
    }
  };
  return el(
    'div',
    { class: 'card stack', tabindex: -1, 'data-test': 'secret-card' },
    el('p', {}, words),
    qrCode(secret.qr, phrase('office.administration.qr-code-of-the-address-below')),
    el('p', { class: 'secret', 'data-test': 'secret-address' }, secret.address),
    el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'secondary', onclick: copy }, phrase('office.administration.copy-the-address'))),
    said,
    el('p', {}, phrase('office.administration.code-to-read-out'), el('strong', { class: 'code', 'data-test': 'secret-code' }, secret.code)),
    hint && el('p', { class: 'soft' }, hint),
  );
}
