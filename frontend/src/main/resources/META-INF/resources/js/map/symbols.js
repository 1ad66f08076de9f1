import { svg } from '../lib/dom.js';

/** The marks of the map: one path per shape, for SVG and for canvas alike, centred on 0,0 with a radius of about one. */

function ring(points) {
  return `M${points.map(([x, y]) => `${x.toFixed(3)} ${y.toFixed(3)}`).join('L')}Z`;
}

function regular(corners, turn = 0, radius = 1) {
  return ring(
    Array.from({ length: corners }, (_, index) => {
      const angle = ((index + turn) / corners) * 2 * Math.PI - Math.PI / 2;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );
}

function star(corners, inner) {
  return ring(
    Array.from({ length: corners * 2 }, (_, index) => {
      const radius = index % 2 ? inner : 1.12;
      const angle = (index / (corners * 2)) * 2 * Math.PI - Math.PI / 2;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );
}

const CIRCLE = 'M0 -.92A.92 .92 0 1 1 0 .92A.92 .92 0 1 1 0 -.92Z';
const PATHS = {
  circle: CIRCLE,
  ring: `${CIRCLE}M0 -.42A.42 .42 0 1 0 0 .42A.42 .42 0 1 0 0 -.42Z`,
  square: ring([[-0.82, -0.82], [0.82, -0.82], [0.82, 0.82], [-0.82, 0.82]]),
  triangle: ring([[0, -1.05], [1.02, 0.78], [-1.02, 0.78]]),
  'triangle-down': ring([[0, 1.05], [1.02, -0.78], [-1.02, -0.78]]),
  diamond: ring([[0, -1.12], [1.0, 0], [0, 1.12], [-1.0, 0]]),
  pentagon: regular(5),
  hexagon: regular(6, 0.5),
  octagon: regular(8, 0.5),
  star: star(5, 0.5),
  cross: 'M-.95 -.5L-.5 -.95L0 -.45L.5 -.95L.95 -.5L.45 0L.95 .5L.5 .95L0 .45L-.5 .95L-.95 .5L-.45 0Z',
  plus: 'M-.36 -1H.36V-.36H1V.36H.36V1H-.36V.36H-1V-.36H-.36Z',
  drop: 'M0 -1.1C.5 -.45 .85 0 .85 .35A.85 .75 0 1 1 -.85 .35C-.85 0 -.5 -.45 0 -1.1Z',
  flag: 'M-.75 -1H.95L.5 -.4L.95 .2H-.4V1H-.75Z',
  shield: 'M0 -1.05L.9 -.7V.1C.9 .6 .45 .9 0 1.1C-.45 .9 -.9 .6 -.9 .1V-.7Z',
  house: 'M0 -1.05L.95 -.25V.85H-.95V-.25Z',
  leaf: 'M-.85 .85C-1.1 -.5 0 -1.1 .95 -.95C1.1 0 .5 1.1 -.85 .85Z',
};

export function shapePath(shape) {
  return PATHS[shape] ?? CIRCLE;
}

/** A small drawing of a category: filled while open, hollow once closed. */
export function symbol({ shape, tone }, { size = 18, open = true } = {}) {
  return svg(
    'svg',
    { class: `symbol tone-${tone}${open ? '' : ' hollow'}`, viewBox: '-1.35 -1.35 2.7 2.7', width: size, height: size, 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: shapePath(shape) }),
  );
}
