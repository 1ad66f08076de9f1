import { sizeInWords } from '../geo/place-text.js';
import { words } from '../lib/words.js';

/** Why two incidents may be linked, in sentences that can be read aloud, and what the points make of it. */

const SHORT = 3;
const HOURS_OF_DAY = 24;
const MOST_HOURS_SAID = 48;
const MINUTES = 60;

/** Words are kept in small letters; names are read with capital ones, and short ones, such as BMW, wholly. */
const named = (text) => text.split(' ').map((word) => (word.length <= SHORT ? word.toUpperCase() : word[0].toUpperCase() + word.slice(1))).join(' ');

const list = (texts) => texts.join(', ');

/** What each kind of reason says: {n, …} for its sentence. `names` turns codes into words: {category, method}. */
export const VALUES = {
  PLATE_DIFFERENT: () => ({}),
  PLATE_FEW: plates,
  PLATE_PART: plates,
  PLATE_MISREAD: (reason) => ({ ...plates(reason), all: Math.max(...reason.texts.map((text) => text.length)), misread: misread(reason.texts) }),
  PLATE_SAME: plates,
  VEHICLE_DIFFERENT: () => ({}),
  VEHICLE_OTHER_COLOUR: vehicle,
  VEHICLE_COLOUR: ({ texts: [colour] }) => ({ colour }),
  VEHICLE_MAKE: vehicle,
  VEHICLE_MAKE_COLOUR: ({ texts: [make, colour] }) => ({ make: named(make), colour }),
  VEHICLE_MODEL: vehicle,
  VEHICLE_MODEL_COLOUR: vehicle,
  VEHICLE_ALL: vehicle,
  DOGS_DIFFERENT: () => ({}),
  DOGS_OTHER_COLOUR: ({ texts }) => ({ breeds: list(texts) }),
  DOGS_COLOUR: ({ texts: [colour] }) => ({ colour }),
  DOGS_ALIKE: ({ texts: [one, other] }) => ({ one, other }),
  DOGS_BREED: dogs,
  DOGS_BREED_NUMBER: dogs,
  DOGS_BREED_COLOUR: dogs,
  DOGS_ALL: dogs,
  METHOD_DIFFERENT: () => ({}),
  METHOD_SHARED: ({ number, texts }, names) => ({ n: number ?? texts.length, methods: list(texts.map(names.method)) }),
  APART: ({ number, hours }) => ({ distance: number === 0 ? words('series.apart-near') : sizeInWords(number), time: hoursWords(hours) }),
  CLOCK: ({ hours }) => ({ n: hours }),
  PEOPLE_DIFFERENT: ({ number }) => ({ n: number }),
  PEOPLE_NEARLY: () => ({}),
  PEOPLE_SAME: ({ number }) => ({ n: number }),
  CATEGORY_DIFFERENT: () => ({}),
  CATEGORY_GROUP: category,
  CATEGORY_SAME: category,
};

function plates({ number, texts: [one, other] }) {
  return { n: number ?? 0, one, other };
}

function vehicle({ texts: [make, model = '', colour = '', ...marks] }) {
  return { make: named(make), model: named(model), colour, marks: list(marks) };
}

function dogs({ number, texts: [breed, colour = ''] }) {
  return { n: number ?? 0, breed, colour };
}

function category({ texts: [code] }, names) {
  return { category: names.category(code) };
}

/** The characters that were taken for each other, place by place: "B/8". */
export function misread([one, other]) {
  return list([...one].map((character, at) => [character, other[at]]).filter(([ours, theirs]) => theirs !== undefined && ours !== theirs).map((pair) => pair.join('/')));
}

/** The sentence of a reason, without its points. A kind that this page does not know yet is named as it is. */
export function reasonSentence(reason, names) {
  if (!(reason.kind in VALUES)) return reason.kind;
  if (reason.kind === 'CLOCK' && reason.hours === 0) return words('series.same-hour');
  return words(`series.reason.${reason.kind}`, VALUES[reason.kind](reason, names));
}

/** Points with their sign, which a screen reader says. */
export function pointsText(points) {
  const rounded = Math.abs(points).toFixed(1);
  if (rounded === '0.0') return '0.0';
  return `${points < 0 ? '−' : '+'}${rounded}`;
}

/** The weightiest first, whether it speaks for or against. */
export const inOrder = (reasons) => [...reasons].sort((one, other) => Math.abs(other.points) - Math.abs(one.points));

/** Each reason as {points, sentence}, the weightiest first. */
export const reasonLines = (reasons, names) => inOrder(reasons).map((reason) => ({ points: pointsText(reason.points), sentence: reasonSentence(reason, names) }));

/** How likely, as people say it, with the figure. */
export function probabilityWords(probability) {
  const figure = words('series.percent', { figure: Math.min(99.9, Math.max(0.1, probability * 100)).toFixed(probability > 0.99 || probability < 0.01 ? 1 : 0) });
  return words('series.chance-and-figure', { chance: chanceWords(probability), figure });
}

function chanceWords(probability) {
  if (probability > 0.99) return words('series.chance-most');
  if (probability < 0.01) return words('series.chance-least');
  const inTen = Math.round(probability * 10);
  if (probability >= 0.095 && inTen < 10) return words('series.chance-of-ten', { number: inTen });
  return words('series.chance-of-hundred', { number: Math.round(probability * 100) });
}

/** What the points add up to, and what a pair begins with before anything is compared. */
export function sumWords({ points, priorPoints = null }, compared = null) {
  const sum = words('series.sum', { points: pointsText(points) });
  if (priorPoints === null) return sum;
  const prior = words('series.prior', { points: pointsText(priorPoints) });
  return [sum, compared === null ? null : words('series.compared', { n: compared }), prior].filter(Boolean).join(' ');
}

/** So many hours, in the unit in which people say them. */
export function hoursWords(hours) {
  if (hours >= MOST_HOURS_SAID) return words('series.days', { n: Math.round(hours / HOURS_OF_DAY) });
  if (hours < 1 && hours > 0) return words('series.minutes', { n: Math.max(1, Math.round(hours * MINUTES)) });
  return words('series.hours', { n: Math.round(hours) });
}
