import { svg } from './dom.js';

/** A QR code as the server describes it, {size, path}, dark on white in every theme, because that is what telephones read. */
export function qrCode({ size, path }, words) {
  return svg(
    'svg',
    { viewBox: `0 0 ${size} ${size}`, class: 'qr', role: 'img', 'aria-label': words, 'shape-rendering': 'crispEdges', 'data-test': 'qr' },
    svg('rect', { width: size, height: size, fill: '#fff' }),
    svg('path', { d: path, fill: '#000' }),
  );
}
