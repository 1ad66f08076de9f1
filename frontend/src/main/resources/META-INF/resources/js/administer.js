import { admit } from './plain-page.js';
import './administration/hedge-organisations.js';
import './administration/hedge-people.js';
import { el, show } from './lib/dom.js';

/** The page on which organisations and people are kept. */
const content = document.querySelector('#content');

admit(content, ['ADMINISTER_ORGANISATION', 'ADMINISTER_SYSTEM'], (session) => {
  const organisations = document.createElement('hedge-organisations');
  organisations.session = session;
  const people = document.createElement('hedge-people');
  people.session = session;
  organisations.addEventListener('organisation-chosen', ({ detail }) => people.showOrganisation(detail.organisation));
  show(content, organisations, el('div', { class: 'section' }, people));
});
