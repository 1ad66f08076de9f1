import { fetchMine, fetchOneOfMine, fetchOnePublic, fetchPublic } from './api/bulletins.js';
import { myQuestions, publicQuestions } from './api/bulletin-questions.js';
import './bulletin/hedge-published.js';
import { el, show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import { admit, offerLanguage } from './plain-page.js';

/** What the police have issued: to everybody without signing in, and with `?for=me` to whoever signs in. Nothing is told of who reads what. */
const content = document.querySelector('#content');
const isMine = new URLSearchParams(globalThis.location.search).get('for') === 'me';

try {
  await loadWords('bulletin', 'asked');
  sayStaticWords();
  if (isMine) admit(content, null, open);
  else {
    offerLanguage();
    open();
  }
} catch {
  show(content, el('div', { class: 'problem', role: 'alert' }, words('page.plain-page.hedgerow-gave-no-answer-load-the')));
}

function open() {
  const api = isMine ? { list: fetchMine, one: fetchOneOfMine } : { list: fetchPublic, one: fetchOnePublic };
  show(content, Object.assign(document.createElement('hedge-published'), { api, isMine, questions: isMine ? myQuestions : publicQuestions }));
}
