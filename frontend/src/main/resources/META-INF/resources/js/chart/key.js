import { el } from '../lib/dom.js';

/** What the colours and lines of a chart mean: [look, words]. */
export function chartKey(entries) {
  return el('ul', { class: 'chart-key' }, entries.map(([look, words]) => el('li', {}, el('span', { class: `key-mark key-${look}${look.startsWith('level') ? ` ${look}` : ''}`, 'aria-hidden': 'true' }), words)));
}
