import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';
import { ageWords, kindWords } from './desk-words.js';

/** The state of a report in a word, with what deserves a look first. */
export function chips(report) {
  const chip = (text, kind = '') => el('span', { class: `chip desk-chip ${kind}` }, text);
  return [
    report.happeningNow && chip(words('desk.happening'), 'is-urgent'),
    chip(words(`desk.state.${report.state}`), report.state === 'NEW' ? 'is-new' : ''),
    report.answered && report.state !== 'CLOSED' && chip(words('desk.answered'), 'is-new'),
    report.files > 0 && chip(words('desk.files', { n: report.files })),
    report.joined && chip(words('desk.joined')),
    report.countsFor.reports > 1 && chip(words('desk.together', { n: report.countsFor.reports })),
    report.countsFor.status === 'CLOSED' && report.state !== 'CLOSED' && chip(words('desk.untold'), 'is-urgent'),
    report.countsFor.status === 'WITHDRAWN' && chip(words('desk.withdrawn'), 'is-urgent'),
  ];
}

/** Where, in a line: what was typed, and the grid reference where that is not the same. */
export function placeWords({ asGiven, gridReference }) {
  return asGiven.replace(/\s/g, '').toUpperCase() === gridReference.replace(/\s/g, '') ? gridReference : `${gridReference} (${asGiven})`;
}

/** The answers that tell one report from another, in a line: how many people, and the plates. */
function shortAnswers({ answers }) {
  const plates = (Array.isArray(answers.vehicles) ? answers.vehicles : []).map(({ plate }) => plate).filter(Boolean);
  return [typeof answers.peopleCount === 'number' && words('desk.event.people', { n: answers.peopleCount }), ...plates].filter(Boolean).join(', ');
}

/** One report of the list. */
export function reportRow(report, { isOpen, now, choose }) {
  return el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'desk-row', 'aria-current': isOpen ? 'true' : null, 'data-report-id': report.id, 'data-test': 'desk-row', onclick: () => choose(report.id) },
      el('span', { class: 'desk-row-head' }, el('strong', {}, kindWords(report.category)), el('time', { class: 'soft', datetime: report.receivedAt, title: spokenDayAndClock(report.receivedAt) }, ageWords(report.receivedAt, now))),
      el('span', { class: 'desk-row-place' }, placeWords(report.place)),
      report.narrative !== '' && el('span', { class: 'desk-row-words' }, report.narrative.length > 140 ? `${report.narrative.slice(0, 139)}…` : report.narrative),
      shortAnswers(report) !== '' && el('span', { class: 'desk-row-words soft' }, shortAnswers(report)),
      el('span', { class: 'desk-row-chips' }, chips(report), el('span', { class: 'soft' }, words(`desk.way.${report.way}`), report.assignedTo && ` · ${report.assignedTo.name ?? words('desk.somebody')}`)),
    ),
  );
}
