import './plain-page.js';
import './session/hedge-enrolment.js';
