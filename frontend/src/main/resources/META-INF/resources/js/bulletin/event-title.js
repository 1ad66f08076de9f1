import { currentLanguage } from '../lib/words.js';
import { phrase } from '../lib/words-of-map.js';
import { dayAndClock } from '../time/london.js';

/** In the language of the page; in English where it is said in no other. */
export const eventTitle = ({ title, welshTitle }) => (currentLanguage() === 'cy' && welshTitle ? welshTitle : title);

export const eventTimes = ({ event }) => phrase('map.event.times', { from: dayAndClock(event.opensAt), to: dayAndClock(event.closesAt) });
