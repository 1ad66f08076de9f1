import './plain-page.js';
import './session/hedge-open-link.js';
