/** What the map says about itself. */

export const INDICATIVE = 'Boundaries are indicative: up to about 1 km from the legal ones';
export const OWN_SOURCES = 'Natural Earth, GeoNames (CC BY 4.0), Ordnance Survey OSTN15';

/** Whether a set of areas is indicative: by its own word, or by that of its features. */
export const isIndicative = ({ indicative, features }) => indicative ?? features.some(({ properties }) => properties.indicative === true);

/** {boundaries, sources}: one line each, for the foot of the map and of a sheet. */
export function footWords(forces, layer) {
  const boundaries = forces === null || isIndicative(forces) ? INDICATIVE : `Boundaries: ${forces.source ?? 'as loaded here'}`;
  return { boundaries, sources: layer ? `${layer.attribution}. ${OWN_SOURCES}` : OWN_SOURCES };
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
