import { fetchReference } from './api/reference.js';
import { el, show } from './lib/dom.js';
import { inOwnLanguage } from './lib/names-in-welsh.js';
import { sayStaticWords } from './lib/static-words.js';
import { hasWords, loadWords, words } from './lib/words.js';
import { admit } from './plain-page.js';
import './series/hedge-series.js';

/** The page of links between incidents and of series, for the police. */
const content = document.querySelector('#content');
/** The questions of a report of which the answers are the method. */
const METHODS = ['doing', 'equipment'];
let page = null;

await loadWords('series', 'areas', 'question');
sayStaticWords();
admit(content, ['LINK_INCIDENTS'], open);

/** Somebody who signs in again goes on where they were; nothing of anybody stays in sight meanwhile. */
async function open(session) {
  if (page?.isConnected) return;
  if (page === null) {
    try {
      const { sharing, ...lists } = await fetchReference();
      page = Object.assign(document.createElement('hedge-series'), { session, names: namesOf(await inOwnLanguage({ ...lists, sharing: sharing ?? { scopes: [], proposable: [] } }), lists.forces) });
    } catch (problem) {
      show(content, el('div', { class: 'problem', role: 'alert' }, problem.words ?? words('series.no-answer')));
      return;
    }
  }
  show(content, page);
}

/** Words for the codes that stand in links: a code that nobody knows stays as it is. */
function namesOf({ categories, forces }, english) {
  const kinds = new Map(categories.flatMap((group) => [group, ...(group.children ?? [])]).map(({ code, name }) => [code, name]));
  const own = new Map(forces.map(({ code, name }) => [code, name]));
  const areas = new Map(english.map(({ code, name }) => [name, own.get(code)]));
  return {
    category: (code) => kinds.get(code) ?? code,
    // The server names forces in English.
    force: (name) => areas.get(name) ?? name,
    method: (code) => METHODS.map((question) => `option.${question}.${code}`).filter(hasWords).map((key) => words(key))[0] ?? code,
  };
}
