import { admit } from './plain-page.js';
import './audit/hedge-audit.js';
import { show } from './lib/dom.js';

/** The page on which auditors read who did what. */
const content = document.querySelector('#content');

admit(content, ['READ_AUDIT'], () => show(content, document.createElement('hedge-audit')));
