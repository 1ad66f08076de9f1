import { said } from './said-in-welsh.js';
import { currentLanguage, hasWords, loadWords, words } from './words.js';

/**
 * What the server names in English: categories, forces and scopes, by code. In Welsh a code that the catalogue knows takes its name from there; one that
 * it does not know keeps the server's. An organisation that bears the name of its force bears it in Welsh, too; a page on which nothing
 * is shared may leave organisations out. In English nothing is fetched and nothing changes.
 */
export async function inOwnLanguage(reference) {
  if (currentLanguage() === 'en') return reference;
  await loadWords('named');
  const { categories, forces, seasons, sharing } = reference;
  const inWelsh = new Map(forces.map((force) => [force.name, named('force', force).name]));
  const organisation = (entry) => ({ ...entry, name: inWelsh.get(entry.name) ?? entry.name });
  return {
    ...reference,
    categories: categories.map((group) => named('category', { ...group, children: group.children?.map((child) => named('category', child)) })),
    forces: forces.map((force) => named('force', force)),
    seasons: seasons.map((season) => ({ ...season, name: said(season.name) })),
    sharing: { ...sharing, scopes: sharing.scopes.map(scope), proposable: sharing.proposable.map(scope), organisations: sharing.organisations?.map(organisation) ?? [] },
  };
}

const text = (kind, code, english) => (hasWords(`named.${kind}.${code}`) ? words(`named.${kind}.${code}`) : english);

const named = (kind, entry) => ({ ...entry, name: text(kind, entry.code, entry.name) });

const scope = (entry) => ({ ...named('scope', entry), explanation: text('scope-explained', entry.code, entry.explanation) });
