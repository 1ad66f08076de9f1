import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';

/** A graded text as it is read. What is derived from a grade is said in words, never in figures. */
const graded = ({ text, grade, confidence }) => el('li', {}, el('p', { class: 'intelligence-text' }, el('strong', {}, `[${grade}] `), text), confidence && el('p', { class: 'soft' }, words(`intelligence.confidence.${confidence}`)));

/** What a report says, by its author or by an assessor, with its marking above and below. */
export function reportText(report, heading) {
  const { conditions } = report;
  return el(
    'section',
    { class: 'stack', 'data-test': 'intelligence-text' },
    el('p', {}, el('strong', {}, report.marking), report.handlingInstruction && ` ${report.handlingInstruction}`),
    el('h2', {}, heading),
    el('p', {}, el('strong', {}, report.title)),
    el('p', { class: 'soft' }, [report.urn, report.force, report.priority && words(`intelligence.priority.${report.priority}`), report.intelligenceDay, report.sourceType && words(`intelligence.source-type.${report.sourceType}`), report.sourceReference, report.sourceHeldBy && words('intelligence.source-held-by', { force: report.sourceHeldBy })].filter(Boolean).join(', ')),
    el('ol', {}, report.items.map(graded)),
    report.provenance && [el('h3', {}, words('intelligence.provenance')), el('ul', { class: 'plain-list' }, graded(report.provenance))],
    report.unreliableReason && el('p', {}, `${words('intelligence.unreliable')}: ${report.unreliableReason}`),
    report.falseReason && el('p', {}, `${words('intelligence.false')}: ${report.falseReason}`),
    conditions?.action && [el('h3', {}, words('intelligence.conditions')), el('ul', {}, [conditions.text, conditions.reason, words(`intelligence.condition.${conditions.action}`), conditions.permittedUse, conditions.sanitisation && words(`intelligence.condition.${conditions.sanitisation}`)].filter(Boolean).map((line) => el('li', {}, line)))],
    report.allowed && el('p', {}, words('intelligence.allowed', { uses: report.allowed.map((use) => words(`intelligence.use.${use}`)).join(', ') })),
    el('p', {}, el('strong', {}, report.marking)),
  );
}
