import { day } from '../time/london.js';

const TREND = { RISING: 'Rising', STEADY: 'Steady', FALLING: 'Falling', NEW: 'New' };

export const trendWords = (trend) => TREND[trend] ?? trend;

/** "12 incidents, 7 at this time last year" */
export function countWords({ count, countYearBefore }) {
  return `${count} incidents; ${countYearBefore} in the same days a year before`;
}

export const datesWords = ({ first, last }) => `${day(first)} to ${day(last)}`;

export const titleWords = ({ near, forces }) => (near ? `Near ${near}` : forces.join(' and '));
