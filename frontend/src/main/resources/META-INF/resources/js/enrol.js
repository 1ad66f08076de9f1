import { offerLanguage } from './plain-page.js';
import './session/hedge-enrolment.js';

offerLanguage();
