import { svg } from './dom.js';

/** Hedgerow's own line drawings, on a grid of 24. */
const DRAWINGS = {
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  map: 'M9 4L3 6.5v13L9 17l6 3 6-2.5v-13L15 7 9 4zM9 4v13M15 7v13',
  filter: 'M4 5h16l-6 7.5V19l-4-2v-4.5z',
  hotspot: 'M12 3l7 4 2 7-5 6H8l-5-6 2-7zM8 15l7-7M11 17l6-6',
  report: 'M4 20l1-5L16 4l4 4L9 19zM13.500 6.500l4 4',
  position: 'M12 2v4M12 18v4M2 12h4M18 12h4M12 7a5 5 0 1 0 0 10 5 5 0 0 0 0-10z',
  tap: 'M12 21c-4-5-6-8-6-11a6 6 0 0 1 12 0c0 3-2 6-6 11zM12 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  whole: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  rising: 'M5 16l5-5 3 3 6-7M14 7h5v5',
  falling: 'M5 8l5 5 3-3 6 7M14 17h5v-5',
  steady: 'M4 12h15M15 8l4 4-4 4',
  north: 'M12 20V4M5 11l7-7 7 7',
  new: 'M12 4v16M5 8l14 8M19 8L5 16',
  theme: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4 21c0-5 4-7 8-7s8 2 8 7',
  warning: 'M12 3l10 18H2zM12 10v5M12 18h.01',
  flag: 'M6 21V4M6 5h12l-3 4 3 4H6',
  tick: 'M5 13l4 4L19 7',
  camera: 'M4 8h3l2-3h6l2 3h3v11H4zM12 10a3.500 3.500 0 1 0 0 7a3.500 3.500 0 1 0 0-7z',
  note: 'M5 4h10l4 4v12H5zM15 4v4h4M8 12h8M8 16h5',
};

export function icon(name) {
  return svg(
    'svg',
    { class: 'icon', viewBox: '0 0 24 24', width: 20, height: 20, 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: DRAWINGS[name] }),
  );
}
