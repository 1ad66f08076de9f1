import { topicsOf } from './answers.js';

/** Where nobody's permission to be on land is in question. */
const WITHOUT_PERMISSION = new Set(['FRAUD', 'THREAT', 'FUEL', 'MACHINERY']);

/**
 * The pages of a report in their order, by name: what is needed comes first. While it is happening nobody is asked when it was. Pages of topics are called
 * "topic-VEHICLES" and so on.
 */
export function pagesOf(draft, templates) {
  const template = templates.templates.find(({ code }) => code === draft.template);
  return [
    'now',
    'where',
    draft.happeningNow !== true && 'when',
    'what',
    ...(template ? topicsOf(template, templates).map(({ code }) => `topic-${code}`) : []),
    'words',
    'photos',
    template && !WITHOUT_PERMISSION.has(template.code) && 'permission',
    'you',
    'check',
  ].filter(Boolean);
}

/** The page after this one, and the one before; null at the ends. A page that is no longer asked leads to the check. */
export function pageAfter(page, pages) {
  const at = pages.indexOf(page);
  return at < 0 ? 'check' : pages[at + 1] ?? 'check';
}

export function pageBefore(page, pages) {
  const at = pages.indexOf(page);
  return at > 0 ? pages[at - 1] : null;
}

/** The page that a person may open: one that would skip what is needed leads back to it. */
export function allowedPage(page, draft, pages) {
  const wanted = pages.includes(page) ? page : 'now';
  if (draft.happeningNow === null) return 'now';
  const needed = [draft.place === null && 'where', draft.happeningNow !== true && draft.readWhen().errors.length > 0 && 'when'].filter(Boolean);
  return needed.find((first) => pages.indexOf(first) < pages.indexOf(wanted)) ?? wanted;
}
