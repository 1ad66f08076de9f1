import { phrase } from '../lib/words-of-map.js';

/** What the map says about itself. */

export const INDICATIVE = phrase('map.map.boundaries-are-indicative-up-to-about');
export const OWN_SOURCES = 'Natural Earth, GeoNames (CC BY 4.0), Ordnance Survey OSTN15';

/** Whether a set of areas is indicative: by its own word, or by that of its features. */
export const isIndicative = ({ indicative, features }) => indicative ?? features.some(({ properties }) => properties.indicative === true);

/** The words that must go with loaded boundaries; null for indicative ones. */
export const sourceOf = (areas) => (areas === null || isIndicative(areas) ? null : areas.source ?? phrase('map.map.the-set-that-was-loaded-here'));

/**
 * {boundaries, sources}: one line each, for the foot of the map and of a sheet. `forces` and `local` are the areas that are drawn, null before they came;
 * `layer` is what lies under them, if anything does.
 */
export function footWords({ forces = null, local = null, layer = null }) {
  const boundaries = sourceOf(forces) === null ? INDICATIVE : phrase('map.map.boundaries-2', { sourceOf: sourceOf(forces) });
  const others = [layer?.attribution, sourceOf(local) !== sourceOf(forces) && sourceOf(local)].filter(Boolean);
  return { boundaries, sources: [...others, OWN_SOURCES].join('. ') };
}

/** A scale in words, "1:50,000": metres on the ground to a metre on paper. */
export const scaleInWords = (scale) => `1:${Number(scale.toPrecision(3)).toLocaleString('en-GB')}`;

const ROUND = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The largest map that still shows everything: the next round scale from the one that just would. */
export function roundScale(least) {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * (ROUND.find((step) => step * power >= least * 0.999) ?? 10);
}

/** Which lines are drawn within forces: official counties, failing those official districts, failing those the indicative lines. */
export const localBorders = (counties, districts) => (isIndicative(counties) && districts.features.length > 0 ? districts : counties);
