/**
 * Remembers where the map looked in the address ("#map=11/52.0800/0.1200"), so that a view can be kept and sent on. "&incident=" and an id behind it open
 * that incident there; it stands behind the # so that no server writes it down.
 */
const VIEW = /^#map=(\d{1,2})\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,2}(?:\.\d+)?)(?:&incident=([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/;

export function readView(hash) {
  const match = VIEW.exec(hash);
  if (!match) return null;
  const [zoom, latitude, longitude] = match.slice(1, 4).map(Number);
  if (zoom < 5 || zoom > 16 || latitude < 48 || latitude > 63 || longitude < -16 || longitude > 6) return null;
  return { zoom, latitude, longitude };
}

/** The incident that an address opens, or null. */
export const readIncident = (hash) => (readView(hash) ? VIEW.exec(hash)[4] ?? null : null);

export function writeView({ zoom, latitude, longitude }) {
  return `#map=${zoom}/${latitude.toFixed(4)}/${longitude.toFixed(4)}`;
}

/** A scale bar that fits in the given pixels: a round length in metres and its width. */
export function scaleBar(metresPerPixel, widestPixels) {
  const longest = metresPerPixel * widestPixels;
  const power = 10 ** Math.floor(Math.log10(longest));
  const metres = [5, 2, 1].map((step) => step * power).find((length) => length <= longest);
  return { metres, pixels: Math.round(metres / metresPerPixel) };
}
