import './plain-page.js';
import './session/hedge-join.js';
