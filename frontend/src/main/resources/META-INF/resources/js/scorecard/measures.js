import { phrase } from '../lib/words-of-map.js';

/** What can be recorded, in the order of the public measures: code and words. */
export const MEASURES = [
  ['VEHICLES_SEIZED', phrase('map.results.vehicles-seized')],
  ['COMMUNITY_PROTECTION_WARNINGS', phrase('map.results.community-protection-warnings')],
  ['COMMUNITY_PROTECTION_NOTICES', phrase('map.results.community-protection-notices')],
  ['DISPERSAL_NOTICES', phrase('map.results.dispersal-notices')],
  ['DOGS_SEIZED', phrase('map.results.dogs-seized')],
  ['PEOPLE_SUMMONSED', phrase('map.results.people-summonsed')],
];

export const measureWords = (code) => MEASURES.find(([known]) => known === code)?.[1] ?? code;
