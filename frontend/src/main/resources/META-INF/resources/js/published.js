import { get } from './api/http.js';
import { el, show } from './lib/dom.js';
import { sayStaticWords } from './lib/static-words.js';
import { loadWords, words } from './lib/words.js';
import { drawPublished } from './published/published-page.js';
import './session/hedge-language.js';
import './theme/hedge-theme-toggle.js';

/** Published statistics, for anybody: what is counted is chosen in the address, so that a link shows what its sender saw. */
const content = document.querySelector('#content');

await loadWords('published', 'named', 'date');
sayStaticWords();
document.querySelector('#tools').append(document.createElement('hedge-theme-toggle'));
document.querySelector('#main').append(document.createElement('hedge-language'));
globalThis.addEventListener('popstate', open);
await open();

async function open() {
  const address = new URLSearchParams(globalThis.location.search);
  const compare = address.get('compare') === 'season' ? 'season' : 'year';
  try {
    const published = await get('/api/published-statistics', new URLSearchParams({ compare }));
    drawPublished(content, published, { compare, force: address.get('force') ?? '', area: address.get('area') ?? '', group: address.get('group') ?? '' }, choose);
  } catch (refusal) {
    show(content, el('div', { class: 'notice', role: 'alert', 'data-test': 'published-failed' }, el('p', {}, words(refusal.status === 429 ? 'published.too-many' : 'published.failed')), el('button', { type: 'button', class: 'secondary', onclick: open }, words('published.again'))));
  }
}

/** Keeps what else stands in the address, such as the language. */
async function choose(choice) {
  const address = new URLSearchParams(globalThis.location.search);
  for (const [name, value] of Object.entries(choice)) {
    if (value === '') address.delete(name);
    else address.set(name, value);
  }
  history.pushState(null, '', `${globalThis.location.pathname}?${address}`);
  await open();
  content.querySelector(`[name=${Object.keys(choice)[0]}]`)?.focus();
}
