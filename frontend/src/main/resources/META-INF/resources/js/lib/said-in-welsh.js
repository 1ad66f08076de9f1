import { currentLanguage, loadWords, words } from './words.js';

/**
 * What the server says in whole sentences, and the reader of places here as the server does, it says in English. In Welsh such a sentence is looked up in
 * the catalogue "said"; one that is not there stays as it is. In English nothing is fetched and nothing is looked up.
 */
let sentences = null;

/** Fetches the sentences in both languages, where the page speaks Welsh. */
export async function learnSentences() {
  if (currentLanguage() !== 'cy') return;
  const [english] = await Promise.all([fetchEnglish(), loadWords('said')]);
  learn(english);
}

function learn(english) {
  sentences = Object.entries(english).map(([key, text]) => ({ key, names: [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name), form: formOf(text) }));
}

/** The same in Welsh: as a whole, or sentence by sentence when each is known. */
export function said(text) {
  if (sentences === null || typeof text !== 'string') return text;
  const whole = inWelsh(text);
  if (whole !== null) return whole;
  const parts = text.split(/(?<=[.?]) (?=[A-Z])/).map(inWelsh);
  return parts.includes(null) ? text : parts.join(' ');
}

function inWelsh(text) {
  for (const { key, names, form } of sentences) {
    const found = form.exec(text);
    if (found) return words(key, Object.fromEntries(names.map((name, at) => [name, inWelsh(found[at + 1]) ?? found[at + 1]])));
  }
  return null;
}

/** A place in a sentence holds a number, a reference, a name, or words that are looked up themselves. */
const formOf = (text) => new RegExp(`^${text.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')).join('([^?;]{1,120}?)')}$`, 'u');

async function fetchEnglish() {
  const response = await fetch('/words/said.en.json', { credentials: 'same-origin' });
  if (!response.ok) throw new Error('The sentences did not arrive');
  return response.json();
}
