import { el, show } from '../lib/dom.js';
import { selectField } from '../lib/form-field.js';
import { words } from '../lib/words.js';

/**
 * Fills in the squares that a watch group looks after, beside those that are there. `fetchWatchGroups` answers {watchGroups}; `add` takes the squares of the one that
 * was chosen. Where there are none, or no answer, nothing is offered: squares can be typed.
 */
export function watchGroupChoice({ fetchWatchGroups, add }) {
  const root = el('div', { class: 'watch-group-choice' });
  const said = el('p', { role: 'status', class: 'hint', 'data-test': 'watch-group-said' });
  const offer = async () => {
    const { watchGroups } = await fetchWatchGroups();
    if (watchGroups.length === 0) return;
    const field = selectField({
      id: 'bulletin-watch-group',
      label: words('bulletin.area.watch-group'),
      options: [['', words('bulletin.area.watch-group-none')], ...watchGroups.map(({ id, name }) => [id, name])],
      'data-test': 'watch-group',
      onchange: ({ target }) => {
        const group = watchGroups.find(({ id }) => id === target.value);
        target.value = '';
        if (!group) return;
        add(group.squares);
        said.textContent = words('bulletin.area.watch-group-added', { name: group.name, squares: group.squares.join(', ') });
      },
    });
    show(root, field, said);
  };
  offer().catch(() => {});
  return root;
}
