import { el, show } from '../lib/dom.js';
import { phrase } from '../lib/words-of-page.js';

/** How many notices have not been looked at, as a small number beside words; nothing when there are none. */
export function unseenMark(unseen) {
  const mark = el('span', { class: 'unseen-mark', 'data-test': 'unseen-mark' });
  const draw = () => {
    mark.hidden = unseen.count === 0;
    show(mark, el('span', { 'aria-hidden': 'true' }, String(unseen.count)), el('span', { class: 'for-listeners' }, `, ${phrase('page.session.new-in-your-areas', { n: unseen.count })}`));
  };
  unseen.addEventListener('unseen-changed', draw);
  draw();
  return mark;
}
