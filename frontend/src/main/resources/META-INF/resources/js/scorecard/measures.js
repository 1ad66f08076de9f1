/** What can be recorded, in the order of the public measures: code and words. */
export const MEASURES = [
  ['VEHICLES_SEIZED', 'Vehicles seized'],
  ['COMMUNITY_PROTECTION_WARNINGS', 'Community Protection Warnings'],
  ['COMMUNITY_PROTECTION_NOTICES', 'Community Protection Notices'],
  ['DISPERSAL_NOTICES', 'Dispersal notices'],
  ['DOGS_SEIZED', 'Dogs seized'],
  ['PEOPLE_SUMMONSED', 'People summonsed'],
];

export const measureWords = (code) => MEASURES.find(([known]) => known === code)?.[1] ?? code;
