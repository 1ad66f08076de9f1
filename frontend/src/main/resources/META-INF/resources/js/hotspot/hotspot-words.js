import { day } from '../time/london.js';

const TREND = { RISING: 'Rising', STEADY: 'Steady', FALLING: 'Falling', NEW: 'New' };

/** Over all time there is no year before, and so no trend. */
export const trendWords = (trend) => TREND[trend] ?? 'Not compared';

/** The look of a trend; what cannot be compared looks steady. */
export const trendLook = (trend) => (trend ?? 'STEADY').toLowerCase();

/** The same days a year before, for comparison. */
export const yearBeforeWords = ({ countYearBefore }) =>
  countYearBefore === null ? 'no year before to compare with' : `${countYearBefore} in the same days a year before`;

/** The names of the forces, without the word that all of them share. */
export function forceWords(codes, names) {
  return codes.map((code) => (names.get(code) ?? code).replace(/ (Constabulary|Police|Police Service)$/, '')).join(', ');
}

export const datesWords = ({ first, last }) => `${day(first)} to ${day(last)}`;

export const titleWords = ({ near, forces }) => (near ? `Near ${near}` : forces.join(' and '));
