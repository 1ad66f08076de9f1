import { admit } from './plain-page.js';
import './imports/hedge-import.js';
import { show } from './lib/dom.js';

/** The page on which files are brought in. */
const content = document.querySelector('#content');
admit(content, ['IMPORT'], () => show(content, document.createElement('hedge-import')));
