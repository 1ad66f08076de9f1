import { words } from '../lib/words.js';

/** What is done with answers to the questions of `templates.json`: reading them strictly, and saying them. Pure functions. */

/** The answer in the form in which it is sent, or undefined where nothing was answered. */
export function answerOf(question, given) {
  if (question.kind === 'text') {
    const text = String(given ?? '').trim().slice(0, question.longest);
    return text === '' ? undefined : text;
  }
  if (question.kind === 'number') {
    const text = String(given ?? '').replace(/[\s,£]/g, '');
    if (!/^\d{1,12}$/.test(text)) return undefined;
    const number = Number(text);
    return number >= question.min && number <= question.max ? number : undefined;
  }
  if (question.kind === 'yesno') return given === 'yes' || given === true ? true : given === 'no' || given === false ? false : undefined;
  if (question.kind === 'choice') return question.options.includes(given) ? given : undefined;
  if (question.kind === 'choices') {
    const chosen = question.options.filter((option) => (given ?? []).includes(option));
    return chosen.length === 0 ? undefined : chosen;
  }
  return listOf(question, given ?? []);
}

function listOf(question, rows) {
  const kept = rows.map((row) => Object.fromEntries(Object.entries(question.of).map(([name, part]) => [name, answerOf(part, row[name])]).filter(([, answer]) => answer !== undefined)));
  const filled = kept.filter((row) => Object.keys(row).length > 0).slice(0, question.most);
  return filled.length === 0 ? undefined : filled;
}

/** Whether something was typed that is no number of this question. */
export const isBadNumber = (question, given) => question.kind === 'number' && String(given ?? '').trim() !== '' && answerOf(question, given) === undefined;

/** The answer in the language of the page. A row of a list is one line. */
export function answerWords(code, question, answer) {
  if (question.kind === 'yesno') return words(answer ? 'report.yes' : 'report.no');
  if (question.kind === 'choice') return words(`option.${code}.${answer}`);
  if (question.kind === 'choices') return answer.map((option) => words(`option.${code}.${option}`)).join(', ');
  if (question.kind === 'list') return answer.map((row) => Object.entries(row).map(([name, part]) => answerWords(`${code}.${name}`, question.of[name], part)).join(', '));
  return String(answer);
}

/** The questions of a template by topic, in the order of the topics: [{code, questions}]. */
export function topicsOf(template, { topics }) {
  return topics
    .map(({ code, questions }) => ({ code, questions: questions.filter((question) => template.questions.includes(question)) }))
    .filter(({ questions }) => questions.length > 0);
}
