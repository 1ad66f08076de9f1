import { squareKilometres } from '../areas/area-shapes.js';
import { sizeWords } from '../areas/corner-words.js';
import '../areas/hedge-area-drawing.js';
import { el, show } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { MOST_PARTS } from './area-parts.js';

/**
 * The parts of an operation's area: a list of them, and the map on which one is drawn while the others are shown.
 *
 * @param parts AreaParts
 * @param ownForce where the map begins while nothing is drawn
 */
export function areaPartsField(parts, ownForce) {
  const list = el('ol', { class: 'part-rows', 'data-test': 'area-parts' });
  const said = el('p', { role: 'status', class: 'soft' });
  const place = el('div', {});
  const add = el('button', { type: 'button', class: 'secondary', 'data-test': 'part-add', onclick: () => parts.add() }, words('operations.area.add'));
  const isShown = () => parts.parts.length > 1;

  const row = (drawing, index) =>
    el(
      'li',
      { class: 'part-row' },
      el('button', { type: 'button', class: 'corner-row', 'data-part': index, 'aria-pressed': String(index === parts.chosen), onclick: () => parts.choose(index) }, words('operations.area.part', { number: index + 1 }), ' ', el('span', { class: 'corner-place' }, stateWords(drawing))),
      el('button', { type: 'button', class: 'link', 'data-away': index, onclick: () => parts.remove(index) }, words('operations.area.remove', { number: index + 1 })),
    );
  const drawList = () => {
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset : null;
    list.hidden = !isShown();
    show(list, isShown() && parts.parts.map(row));
    add.setAttribute('aria-disabled', String(!parts.mayAdd));
    if (focused === null) return;
    const target = focused.part === undefined ? null : list.querySelector(`[data-part="${focused.part}"]`);
    (target ?? list.querySelector('[aria-pressed="true"]') ?? add).focus();
  };
  const drawMap = () => show(place, Object.assign(document.createElement('hedge-area-drawing'), { drawing: parts.drawing, areas: parts.others.map((outline) => ({ kind: 'AREA', outline })), ownForce, watchSquares: [], grows: false }));

  parts.addEventListener('parts-changed', ({ detail }) => {
    drawList();
    if (detail.said === 'drawn') return;
    drawMap();
    said.textContent = words(`operations.area.said.${detail.said}`, { number: detail.index + 1, of: parts.parts.length });
  });
  drawList();
  drawMap();
  return el('fieldset', { id: 'plan-area' }, el('legend', {}, words('operations.plan.area')), el('p', { class: 'hint' }, words('operations.area.hint', { most: MOST_PARTS })), list, said, place, add);
}

function stateWords({ corners, isClosed, problem }) {
  if (corners.length === 0) return words('operations.area.empty');
  if (!isClosed) return words('areas.draw.open');
  return problem === null ? sizeWords(squareKilometres(corners)) : words(`areas.problem.${problem}`);
}
