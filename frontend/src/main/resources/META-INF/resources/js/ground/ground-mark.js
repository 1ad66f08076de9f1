import { svg } from '../lib/dom.js';
import { kindOf } from './ground-kinds.js';

/** The line drawing of a kind. */
export function groundDrawing(kind, size = 20) {
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true', focusable: 'false' }, svg('path', { d: kindOf(kind).drawing }));
}
