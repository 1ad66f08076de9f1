import { formatGridReference } from '../geo/grid-reference.js';
import { toNationalGrid } from '../geo/national-grid.js';

/** What is known less well is found by nobody. */
export const COARSEST_METRES = 100;

/** The reference of a point as fine as it is known; degrees where the National Grid has no letters. */
export function gridReferenceOf({ longitude, latitude, precisionMetres }) {
  const { easting, northing } = toNationalGrid(longitude, latitude);
  const side = [100, 10, 1].find((each) => each <= precisionMetres) ?? 1;
  try {
    return formatGridReference(easting, northing, side);
  } catch {
    return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
  }
}

/** The shared map at the place, for whoever is signed in. */
export const mapAddress = ({ longitude, latitude }) => `/#map=14/${latitude.toFixed(5)}/${longitude.toFixed(5)}`;
