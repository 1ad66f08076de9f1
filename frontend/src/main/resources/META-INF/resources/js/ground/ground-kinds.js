/**
 * What stands on the ground, in the order in which it is offered: how it may be drawn, the likeliest way first, what may be said of it, and its own line
 * drawing on a grid of 24. The server knows the same (GroundKind).
 */
export const KINDS = [
  { code: 'WIRES', outlines: ['LINE', 'POINT'], facts: ['kilovolts', 'heightMetres'], drawing: 'M13 2L5 14h6l-1 8 9-13h-6z' },
  { code: 'GATE', outlines: ['POINT'], facts: ['locked', 'widthMetres'], drawing: 'M3 6v14M21 6v14M3 9h18M3 17h18M3 17L21 9' },
  { code: 'LIVESTOCK', outlines: ['AREA', 'POINT'], facts: ['months'], drawing: 'M4 5c0 4 2 5 4 5v5a4 4 0 0 0 8 0v-5c2 0 4-1 4-5M8 10h8M10 16h.01M14 16h.01' },
  { code: 'TRACK', outlines: ['LINE'], facts: ['widthMetres'], drawing: 'M8 3L5 21M16 3l3 18M12 4v3M12 11v3M12 18v3' },
  { code: 'FORD_OR_BRIDGE', outlines: ['POINT'], facts: ['weightTonnes', 'widthMetres'], drawing: 'M3 9c6-5 12-5 18 0M3 9v6M21 9v6M9 6v9M15 6v9M2 20c2-3 4 2 7 0s4 2 7 0 4 1 6 0' },
  { code: 'ESCAPE_LANE', outlines: ['LINE', 'POINT'], facts: [], drawing: 'M4 21V11a4 4 0 0 1 4-4h12M15 2l5 5-5 5' },
  { code: 'MAST', outlines: ['POINT'], facts: ['heightMetres'], drawing: 'M12 3v18M6 21L12 6l6 15M9 14h6' },
  { code: 'SLURRY_OR_PIT', outlines: ['POINT', 'AREA'], facts: [], drawing: 'M3 7h18l-4 13H7zM6 12c2-2 4 2 6 0s4 2 6 0' },
  { code: 'CROP_SPRAYING', outlines: ['AREA', 'POINT'], facts: ['days'], drawing: 'M5 4h14M6 4v4M12 4v4M18 4v4M6 12v2M12 12v2M18 12v2M6 18v2M12 18v2M18 18v2' },
  { code: 'DRONE_USE', outlines: ['AREA', 'POINT'], facts: ['days'], drawing: 'M9 9h6v6H9zM9 9L5 5M15 9l4-4M9 15l-4 4M15 15l4 4M2 5h6M16 5h6M2 19h6M16 19h6' },
  { code: 'LANDING_PLACE', outlines: ['POINT', 'AREA'], facts: [], drawing: 'M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18zM9 8v8M15 8v8M9 12h6' },
  { code: 'OTHER', outlines: ['POINT', 'LINE', 'AREA'], facts: [], drawing: 'M12 4v10M12 19h.01' },
];

const BY_CODE = new Map(KINDS.map((kind) => [kind.code, kind]));

/** A kind by its code; one that this page does not know yet is something else. */
export const kindOf = (code) => BY_CODE.get(code) ?? BY_CODE.get('OTHER');
