import { el } from '../lib/dom.js';
import { qrCode } from '../lib/qr-code.js';

/** Something that is shown once, to be handed over: as a QR code, as an address to copy, as a code to read out. */
export function secretCard({ words, secret, hint }) {
  const said = el('p', { role: 'status', class: 'soft' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret.address);
      said.textContent = 'Copied.';
    } catch {
      said.textContent = 'This browser does not let us copy. Mark the address and copy it yourself.';
    }
  };
  return el(
    'div',
    { class: 'card stack', tabindex: -1, 'data-test': 'secret-card' },
    el('p', {}, words),
    qrCode(secret.qr, 'QR code of the address below'),
    el('p', { class: 'secret', 'data-test': 'secret-address' }, secret.address),
    el('div', { class: 'buttons' }, el('button', { type: 'button', class: 'secondary', onclick: copy }, 'Copy the address')),
    said,
    el('p', {}, 'Code to read out: ', el('strong', { class: 'code', 'data-test': 'secret-code' }, secret.code)),
    hint && el('p', { class: 'soft' }, hint),
  );
}
