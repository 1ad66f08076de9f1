/**
 * The words of a page in English and in Welsh. A catalogue is one flat file for each area and language, `/words/<area>.<language>.json`, from key to
 * text; `{name}` in a text is replaced by a value. A key with a number has one text for each plural form: `x.one` and `x.other` in English;
 * `x.zero`, `x.one`, `x.two`, `x.few`, `x.many` and `x.other` in Welsh.
 *
 * The language is what the address says (`?lang=cy`), else what was chosen before in this browser, else the browser's own. It is no protected data.
 */
const KEPT_UNDER = 'hedgerow-language';
export const LANGUAGES = ['en', 'cy'];

/** Says "language-changed" when every area that was loaded is there in the new language. */
export const wordEvents = new EventTarget();

const areas = new Set();
const texts = new Map();
let language = null;

/** The language of the page: "en" or "cy". */
export function currentLanguage() {
  language ??= firstLanguage({ search: globalThis.location?.search ?? '', kept: kept(), spoken: globalThis.navigator?.languages ?? [] });
  return language;
}

/** Which language to begin with. The first of the browser's languages that Hedgerow speaks; English when it speaks none of them. */
export function firstLanguage({ search, kept: before, spoken }) {
  const asked = new URLSearchParams(search).get('lang');
  const own = spoken.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => LANGUAGES.includes(tag));
  return [asked, before].find((tag) => LANGUAGES.includes(tag)) ?? own ?? 'en';
}

/** Fetches areas in the language of the page and sets the language of the document. Throws when one does not arrive. */
export async function loadWords(...names) {
  const wanted = currentLanguage();
  await Promise.all(names.map((name) => load(name, wanted)));
  for (const name of names) areas.add(name);
  markDocument();
}

/** Shows the page in another language from now on. Nothing changes when its words do not arrive. */
export async function changeLanguage(wanted) {
  if (!LANGUAGES.includes(wanted) || wanted === currentLanguage()) return;
  await Promise.all([...areas].map((name) => load(name, wanted)));
  language = wanted;
  try {
    localStorage.setItem(KEPT_UNDER, wanted);
  } catch {
    /* A browser that keeps nothing still speaks it until the page is left. */
  }
  markDocument();
  wordEvents.dispatchEvent(new Event('language-changed'));
}

/** The text of a key, with its values. A key without a text is shown as it is, so that a page never breaks for want of a word. */
export function words(key, values = {}) {
  const text = textOf(key) ?? (typeof values.n === 'number' ? textOf(`${key}.${pluralForm(values.n, currentLanguage())}`) : undefined);
  return text === undefined ? key : fillIn(text, values);
}

/** Whether there is a text for the key. */
export const hasWords = (key) => textOf(key) !== undefined;

/** The text with `{name}` replaced; a name without a value stays. */
export function fillIn(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/** The plural form of a whole number, by the rules of the Unicode CLDR. Written out, for not every browser knows those of Welsh. */
export function pluralForm(n, tongue) {
  if (tongue !== 'cy') return n === 1 ? 'one' : 'other';
  return { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' }[n] ?? 'other';
}

/** Takes texts that are at hand already; for tests. */
export function adoptWords(tongue, catalogue) {
  for (const [key, text] of Object.entries(catalogue)) texts.set(`${tongue} ${key}`, text);
}

const textOf = (key) => texts.get(`${currentLanguage()} ${key}`);
const loading = new Map();

function load(name, tongue) {
  const address = `/words/${name}.${tongue}.json`;
  if (!loading.has(address)) {
    const arriving = fetch(address, { credentials: 'same-origin' }).then(async (response) => {
      if (!response.ok) throw new Error(`${address} did not arrive`);
      adoptWords(tongue, await response.json());
    });
    loading.set(address, arriving);
    arriving.catch(() => loading.delete(address));
  }
  return loading.get(address);
}

/** What screen readers go by, and what the home screen will call Hedgerow. */
function markDocument() {
  const isWelsh = currentLanguage() === 'cy';
  document.documentElement.lang = isWelsh ? 'cy' : 'en-GB';
  document.querySelector('link[rel=manifest]')?.setAttribute('href', `/manifest${isWelsh ? '-cy' : ''}.webmanifest`);
}

function kept() {
  try {
    return localStorage.getItem(KEPT_UNDER);
  } catch {
    return null;
  }
}
