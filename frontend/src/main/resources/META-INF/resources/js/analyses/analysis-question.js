import { sizeInWords } from '../geo/place-text.js';
import { FilterStore } from '../filter/filter-store.js';
import { phrase } from '../lib/words-of-map.js';

/** What a study is called in a saved question. */
export const studyCode = ({ name }) => name.toUpperCase();

/** The questions that can be saved: code and words. `studies` is the store of those that this page offers. */
export const kindsOf = (studies) => [['HOTSPOTS', phrase('map.analyses.hotspots')], ...studies.offered.map((study) => [studyCode(study), study.words]), ['CHARTS', phrase('map.analyses.counts-and-charts')], ['NEAR_REPEATS', phrase('map.analyses.near-repeats')]];

export const kindWords = (kind, studies) => kindsOf(studies).find(([code]) => code === kind)?.[1] ?? phrase('map.analyses.another-method');

const studyOf = (kind, studies) => studies.offered.find((study) => studyCode(study) === kind) ?? null;

/** The question as the page asks it now: what follows the question mark of its address. */
export function questionOf(kind, { filters, studies, by }) {
  const params = kind === 'HOTSPOTS' ? filters.hotspotParams() : filters.params();
  const study = studyOf(kind, studies);
  if (study) for (const [name, value] of Object.entries(studies.settingsOf(study.name))) params.append(name, value);
  if (kind === 'CHARTS') params.append('by', by);
  return params.toString();
}

/** What a saved question sets on the page: {filters, study: {name, settings} or null, by}, the last null where it says nothing of it. */
export function settingsOf({ kind, parameters }, studies) {
  const params = new URLSearchParams(parameters);
  const filters = {
    categories: new Set(params.getAll('category')),
    forces: new Set(params.getAll('force')),
    statuses: new Set(params.getAll('status')),
    period: params.get('period') ?? '90d',
    hours: params.get('hours'),
  };
  for (const name of ['reachMetres', 'minimumIncidents']) if (params.has(name)) filters[name] = Number(params.get(name));
  const study = studyOf(kind, studies);
  return { filters, study: study && { name: study.name, settings: chosenOf(study, params) }, by: params.get('by') };
}

/** Of a study's settings those that the parameters name, as the values that its choices have. */
function chosenOf({ settings }, params) {
  const chosen = settings.filter(({ name }) => params.has(name)).map(({ name, choices }) => [name, choices.find(({ value }) => String(value) === params.get(name))?.value]);
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
}

function studyWords({ name, settings }, studies) {
  const study = studies.offered.find((one) => one.name === name);
  return study.settings
    .filter((setting) => settings[setting.name] !== undefined)
    .map((setting) => `${setting.words.charAt(0).toLowerCase()}${setting.words.slice(1)}: ${setting.choices.find(({ value }) => value === settings[setting.name]).words}`);
}

/** A saved question in words. `nameOf` names a category, `forceNames` the forces, `studies` is the store of those that this page offers. */
export function questionWords(analysis, { nameOf, forceNames, studies }) {
  const { filters, study, by } = settingsOf(analysis, studies);
  const store = Object.assign(new FilterStore(), filters);
  const kinds = [...filters.categories].map(nameOf);
  const forces = [...filters.forces].map((code) => forceNames.get(code) ?? code);
  const hours = filters.hours?.split('-');
  return [
    kinds.length > 0 ? kinds.join(', ') : phrase('map.analyses.all-kinds'),
    forces.length > 0 && forces.join(', '),
    store.periodWords,
    hours && phrase('map.analyses.from-to-oclock', { hours: hours[0], hours2: hours[1] }),
    filters.statuses.size === 1 && (filters.statuses.has('OPEN') ? phrase('map.analyses.open-ones') : phrase('map.analyses.closed-ones')),
    analysis.kind === 'HOTSPOTS' && filters.reachMetres && phrase('map.analyses.at-least-within', { minimumIncidents: filters.minimumIncidents, sizeInWords: sizeInWords(filters.reachMetres) }),
    ...(study ? studyWords(study, studies) : []),
    by !== null && (by === 'week' ? phrase('map.analyses.by-weeks') : phrase('map.analyses.by-months')),
  ]
    .filter(Boolean)
    .join('; ');
}

/** Whose it is and who sees it, for its list. */
export function ownerWords({ mayChange, author, organisation, sharing }, scopes) {
  if (!mayChange) return author === null ? phrase('map.analyses.shared-by', { organisation }) : phrase('map.analyses.shared-by-2', { author, organisation });
  if (sharing.scope === 'ORIGINATOR') return phrase('map.analyses.yours-alone');
  return phrase('map.analyses.yours-shared', { toLowerCase: (scopes.find(({ code }) => code === sharing.scope)?.name ?? phrase('map.analyses.with-others')).toLowerCase() });
}

const EXPLANATIONS = {
  ORIGINATOR: phrase('map.analyses.nobody-else-sees-it-not-even'),
  TEAM: phrase('map.analyses.the-people-of-a-team-of'),
  OWN_FORCE: phrase('map.analyses.officers-and-analysts-of-your-own'),
  NAMED_ORGANISATIONS: phrase('map.analyses.yours-and-officers-and-analysts-of'),
  AGREEMENT: phrase('map.analyses.police-of-the-organisations-that-are'),
  REGION: phrase('map.analyses.officers-and-analysts-of-the-forces'),
  ALL_FORCES: phrase('map.analyses.officers-and-analysts-of-every-force'),
};

/** Of what this person may choose for a report, what an analysis can have: it is for the police, and has no place. */
export function choicesFor(choices) {
  return {
    ...choices,
    scopes: choices.scopes.filter(({ code }) => EXPLANATIONS[code]).map(({ code, name }) => ({ code, name: code === 'OWN_FORCE' ? phrase('map.analyses.my-own-organisation') : name, explanation: EXPLANATIONS[code] })),
    organisations: choices.organisations.filter(({ kind }) => kind === 'FORCE' || kind === 'NATIONAL_UNIT'),
  };
}
