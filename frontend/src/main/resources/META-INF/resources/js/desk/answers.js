import { el } from '../lib/dom.js';
import { hasWords, words } from '../lib/words.js';

/** The answers of a report in words, as a list of facts; null where there are none. */
export function answerFacts(answers) {
  const codes = Object.keys(answers);
  if (codes.length === 0) return null;
  return el(
    'dl',
    { class: 'facts', 'data-test': 'answers' },
    codes.map((code) => [el('dt', {}, label(code)), el('dd', {}, value(code, answers[code]))]),
  );
}

/** One answer in a line: "3", "Lurcher, greyhound", "AB12CDE silver; K1ABC". */
export function answerLine(code, answer) {
  if (Array.isArray(answer) && answer.some((item) => item !== null && typeof item === 'object')) return answer.map((item) => itemLine(code, item)).join('; ');
  return plain(code, answer);
}

/** What is told of one thing of a list, such as a vehicle. */
export const itemLine = (code, item) =>
  Object.entries(item)
    .map(([part, answer]) => (answer === true || answer === false ? `${label(`${code}.${part}`)}: ${plain(`${code}.${part}`, answer)}` : plain(`${code}.${part}`, answer)))
    .filter(Boolean)
    .join(', ');

const label = (code) => (hasWords(`question.${code}`) ? words(`question.${code}`) : code);

function value(code, answer) {
  if (!Array.isArray(answer) || !answer.some((item) => item !== null && typeof item === 'object')) return plain(code, answer);
  return el('ul', { class: 'desk-things' }, answer.map((item) => el('li', {}, itemLine(code, item))));
}

function plain(code, answer) {
  if (answer === null || answer === undefined) return '';
  if (answer === true) return words('desk.yes');
  if (answer === false) return words('desk.no');
  if (Array.isArray(answer)) return answer.map((each) => plain(code, each)).join(', ');
  const text = String(answer);
  return hasWords(`option.${code}.${text}`) ? words(`option.${code}.${text}`) : text;
}
