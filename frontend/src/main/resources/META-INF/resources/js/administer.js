import { phrase } from './lib/words-of-office.js';
import { admit } from './plain-page.js';
import './administration/hedge-access-groups.js';
import './administration/hedge-agreements.js';
import './administration/hedge-invitations.js';
import './administration/hedge-organisations.js';
import './administration/hedge-people.js';
import './administration/hedge-reference-data.js';
import { el, show } from './lib/dom.js';

/** The page on which organisations and people are kept, and, by whoever administers the system, the reference data. */
const content = document.querySelector('#content');
const title = document.querySelector('h1');

const PARTS = [
  { hash: '', words: phrase('office.administer.people-and-organisations'), permission: null, draw: peopleAndOrganisations },
  { hash: '#agreements', words: phrase('office.administer.agreements'), permission: 'ADMINISTER_ORGANISATION', draw: () => [document.createElement('hedge-agreements')] },
  { hash: '#groups', words: phrase('office.administer.teams-and-compartments'), permission: 'ADMINISTER_ORGANISATION', draw: () => [document.createElement('hedge-access-groups')] },
  { hash: '#reference-data', words: phrase('office.administer.reference-data'), permission: 'ADMINISTER_SYSTEM', draw: () => [document.createElement('hedge-reference-data')] },
];

admit(content, ['ADMINISTER_MEMBERS', 'ADMINISTER_ORGANISATION', 'ADMINISTER_SYSTEM'], (session) => {
  const parts = PARTS.filter(({ permission }) => permission === null || session.may(permission));
  const nav = el('nav', { class: 'page-parts', 'aria-label': phrase('office.administer.administration') });
  const part = el('div', {});
  const draw = () => {
    const chosen = parts.find(({ hash }) => hash !== '' && hash === globalThis.location.hash) ?? parts[0];
    title.textContent = chosen.words;
    document.title = `${chosen.words} - Hedgerow`;
    show(nav, parts.map(({ hash, words }) => el('a', { href: hash || '#people', 'aria-current': words === chosen.words ? 'page' : null, 'data-test': `part-${hash.slice(1) || 'people'}` }, words)));
    show(part, ...chosen.draw(session));
  };
  globalThis.addEventListener('hashchange', draw);
  show(content, parts.length > 1 && nav, part);
  draw();
});

function peopleAndOrganisations(session) {
  const organisations = document.createElement('hedge-organisations');
  organisations.session = session;
  const people = document.createElement('hedge-people');
  people.session = session;
  const invitations = document.createElement('hedge-invitations');
  invitations.session = session;
  organisations.addEventListener('organisation-chosen', ({ detail }) => {
    people.showOrganisation(detail.organisation);
    invitations.showOrganisation(detail.organisation);
  });
  return [organisations, el('div', { class: 'section' }, people), el('div', { class: 'section' }, invitations)];
}
