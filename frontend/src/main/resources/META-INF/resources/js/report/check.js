import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenSpan } from '../time/spoken-time.js';
import { answerWords, topicsOf } from './answers.js';
import { heading } from './parts.js';

/** What was answered, before it is sent: each answer with a way back to its page. `change` is called with the page's name. */
export function checkPage({ draft, templates, person, change }) {
  const title = words('report.check.title');
  const template = templates.templates.find(({ code }) => code === draft.template) ?? null;
  const row = (label, answer, page) => {
    const text = [answer ?? []].flat().filter((one) => one !== '');
    return el(
      'div',
      { class: 'check-row' },
      el('dt', {}, label),
      el('dd', {}, text.length > 0 ? text.map((one) => el('p', {}, one)) : el('p', { class: 'soft' }, words('report.check.nothing'))),
      el('dd', { class: 'check-change' }, el('button', { type: 'button', class: 'link', 'data-test': `change-${page}`, onclick: () => change(page) }, words('report.check.change'), el('span', { class: 'for-listeners' }, ` ${label}`))),
    );
  };
  const topics = template ? topicsOf(template, templates).map((topic) => row(words(`topic.${topic.code}`), topicLines(topic, template, templates, draft), `topic-${topic.code}`)) : [];
  return {
    title,
    elements: [
      heading(title),
      el(
        'dl',
        { class: 'check', 'data-test': 'check' },
        row(words('report.check.now'), words(draft.happeningNow ? 'report.yes' : 'report.no'), 'now'),
        row(words('report.check.where'), placeLines(draft.place), 'where'),
        row(words('report.check.when'), spokenSpan(draft.readWhen().values), draft.happeningNow ? 'now' : 'when'),
        row(words('report.check.what'), template && words(`template.${template.code}`), 'what'),
        topics,
        row(words('report.check.words'), draft.narrative.trim(), 'words'),
        row(words('report.check.photos'), draft.files.length > 0 ? words('report.photos.added', { n: draft.files.length }) : null, 'photos'),
        draft.permission && row(words('report.check.permission'), words(`report.permission.${draft.permission.toLowerCase()}`), 'permission'),
        row(words('report.check.you'), youLines(draft, person), 'you'),
      ),
      el('p', {}, words('report.check.who-reads')),
    ],
    read: () => [],
  };
}

const placeLines = ({ value, reading }) => [reading.label ?? '', value.text ?? reading.gridReference].filter((line, i, lines) => line !== '' && !lines.slice(i + 1).some((other) => other.includes(line)));

function topicLines({ questions, code }, template, templates, draft) {
  const isFirst = topicsOf(template, templates)[0].code === code;
  return [
    ...(isFirst && draft.category ? [words(`category.${draft.category}`)] : []),
    ...questions.filter((question) => draft.answers[question] !== undefined).flatMap((question) => {
      const said = answerWords(question, templates.questions[question], draft.answers[question]);
      return Array.isArray(said) ? said : `${words(`question.${question}`).replace(/\?$/, '')}: ${said}`;
    }),
  ];
}

function youLines(draft, person) {
  const name = person && draft.named ? words('report.you.as', { name: person.name }) : words('report.check.unnamed');
  const contact = draft.mayContact === true ? [words('report.check.may-contact'), ...Object.values(draft.contact).filter((text) => text.trim() !== '')] : [words('report.check.no-contact')];
  return [name, ...contact];
}
