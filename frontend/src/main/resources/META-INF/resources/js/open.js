import { offerLanguage } from './plain-page.js';
import './session/hedge-open-link.js';

offerLanguage();
