import { getIncident } from '../api/incidents.js';
import { fetchSuggestions } from '../api/search.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';

const MOST = 50;
const IN_ADDRESS = /#(?:.*&)?incident=([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/;

/**
 * The incidents that a report is about, chosen by their reference or by their address on the map: {node, ids}. What the reader may not see is not found.
 *
 * @param ids of those that are chosen already
 * @param kinds names of kinds of incident by code
 */
export function incidentPicker(id, ids, kinds) {
  const chosen = new Map(ids.map((one) => [one, words('intelligence.incidents.one')]));
  const list = el('ul', { class: 'plain-list', 'data-test': 'incidents-chosen' });
  const said = el('p', { role: 'status' });
  const input = el('input', { id: `${id}-text`, type: 'text', maxlength: 300, autocomplete: 'off', 'aria-describedby': `${id}-hint` });
  const remove = (one) => {
    chosen.delete(one);
    draw();
    input.focus();
  };
  const draw = () =>
    show(
      list,
      [...chosen].map(([one, name]) => el('li', {}, el('a', { href: `/#incident=${one}` }, name), ' ', el('button', { type: 'button', class: 'link', onclick: () => remove(one) }, words('intelligence.incidents.remove'), el('span', { class: 'for-listeners' }, ` (${name})`)))),
    );
  const learn = async (one) => {
    const { properties } = await getIncident(one);
    chosen.set(one, [properties.reference, kinds.get(properties.category)].filter(Boolean).join(', '));
    draw();
  };
  const add = async () => {
    const text = input.value.trim();
    if (text === '' || chosen.size >= MOST) return;
    try {
      const one = IN_ADDRESS.exec(text)?.[1] ?? (await byReference(text));
      if (one === null) throw new Error('none of that reference');
      await learn(one);
      input.value = '';
      said.textContent = words('intelligence.incidents.added', { name: chosen.get(one) });
    } catch (problem) {
      said.textContent = problem.status === 404 || !problem.words ? words('intelligence.incidents.none') : problem.words;
    }
    input.focus();
  };
  input.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add();
  });
  draw();
  // One that may not be read any more keeps its place and its plain name.
  ids.forEach((one) => learn(one).catch(() => {}));
  const node = el(
    'fieldset',
    { id, 'data-test': 'intelligence-incidents' },
    el('legend', {}, words('intelligence.incidents')),
    el('p', { class: 'hint', id: `${id}-hint` }, words('intelligence.incidents.hint')),
    list,
    el('div', { class: 'field' }, el('label', { for: `${id}-text` }, words('intelligence.incidents.which')), el('div', { class: 'beside' }, input, el('button', { type: 'button', class: 'secondary', 'data-test': 'incidents-add', onclick: add }, words('intelligence.incidents.add')))),
    said,
  );
  return { node, ids: () => [...chosen.keys()] };
}

/** The incident of just this reference; null where the reader knows none. */
async function byReference(text) {
  const { references } = await fetchSuggestions(text);
  const same = (reference) => reference.replace(/[^A-Z0-9]/gi, '').toUpperCase();
  return (references.find(({ reference }) => same(reference) === same(text)) ?? (references.length === 1 ? references[0] : null))?.id ?? null;
}
