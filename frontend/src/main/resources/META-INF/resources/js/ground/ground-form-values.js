import { kindOf } from './ground-kinds.js';

/** What the form of something on the ground holds, and what is wrong with it. Pure functions. */

export const LONGEST_NOTE = 160;
export const LONGEST_REASON = 400;
const NUMBER = /^\d{1,3}(\.\d{1,3})?$/;

/** Numbers that are typed: from, to, and whether they are whole. */
const RANGES = { kilovolts: [1, 400, true], heightMetres: [1, 500, true], widthMetres: [0.5, 30, false], weightTonnes: [0.1, 200, false] };

/** The fields of facts of a kind. */
export function fieldsOf(kind) {
  return kindOf(kind).facts.flatMap((fact) => ({ months: ['fromMonth', 'untilMonth'], days: ['firstDay', 'lastDay'] })[fact] ?? [fact]);
}

/** A number as it was typed, with a point or a comma: null for nothing, NaN for no number. */
export function readNumber(text) {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  return NUMBER.test(plain) ? Number(plain) : Number.NaN;
}

/**
 * What is sent. `typed` has the text of each field of the kind ("" for nothing), `drawn` {outline, corners, precisionMetres}; `reason` is for the police alone.
 */
export function groundForm({ kind, note, typed }, { outline, corners, precisionMetres }, reason = null) {
  const form = { kind, note: note.trim(), outline, corners, precisionMetres };
  for (const field of fieldsOf(kind)) {
    const text = (typed[field] ?? '').trim();
    if (text === '') continue;
    if (field === 'locked') form.locked = text === 'yes';
    else form[field] = field.endsWith('Day') ? text : readNumber(text);
  }
  if (reason !== null) form.reason = reason.trim();
  return form;
}

/** What is wrong, in the order of the form: [{field, key}], key being that of the words; `drawn` is the problem of the drawing. */
export function formProblems({ kind, note, typed }, { drawn, reason = null }) {
  const found = [];
  const wrong = (field, key) => found.push({ field: `ground-${field}`, key });
  if (kind === null) wrong('kind', 'ground.problem.kind');
  if (drawn !== null) wrong('corners', `ground.problem.${drawn}`);
  if (kind !== null) {
    for (const field of fieldsOf(kind)) problemOf(field, typed, wrong);
  }
  if (note.trim().length > LONGEST_NOTE) wrong('note', 'ground.problem.note-long');
  if (reason !== null && reason.trim() === '') wrong('reason', 'ground.problem.reason');
  return found;
}

function problemOf(field, typed, wrong) {
  const text = (typed[field] ?? '').trim();
  const range = RANGES[field];
  if (range) {
    const value = readNumber(text);
    const [least, most, whole] = range;
    if (value !== null && !(value >= least && value <= most && (!whole || Number.isInteger(value)))) wrong(field, `ground.problem.${field}`);
  } else if (field.endsWith('Month')) {
    const other = field === 'fromMonth' ? 'untilMonth' : 'fromMonth';
    if (text === '' && (typed[other] ?? '') !== '') wrong(field, 'ground.problem.month');
  } else if (field.endsWith('Day')) {
    if (!/^\d{4}-\d\d-\d\d$/.test(text)) wrong(field, 'ground.problem.day');
    else if (field === 'lastDay' && text < (typed.firstDay ?? '')) wrong(field, 'ground.problem.last-day');
  }
}

/** The text of each field, of what is kept already. */
export function typedOf(feature) {
  const typed = {};
  for (const field of fieldsOf(feature.kind)) {
    const value = feature[field];
    typed[field] = value === null || value === undefined ? '' : field === 'locked' ? (value ? 'yes' : 'no') : String(value);
  }
  return typed;
}

const FIELDS = new Set(['kind', 'note', 'corners', 'reason', ...Object.keys(RANGES), 'fromMonth', 'untilMonth', 'firstDay', 'lastDay', 'locked']);

/** The field that a pointer of the server is about: what is said of the drawing is about its corners. */
export function fieldOfPointer(pointer) {
  const name = String(pointer).split('/')[1];
  if (['outline', 'precisionMetres'].includes(name)) return 'corners';
  return FIELDS.has(name) ? name : null;
}
