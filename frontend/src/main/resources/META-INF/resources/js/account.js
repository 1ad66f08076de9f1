import { admit } from './plain-page.js';
import { show } from './lib/dom.js';
import './session/hedge-account.js';

/** The page on which everybody keeps their own passkeys, app, recovery codes and sessions. */
const content = document.querySelector('#content');

admit(content, null, (session) => {
  const account = document.createElement('hedge-account');
  account.session = session;
  show(content, account);
});
