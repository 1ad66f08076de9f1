import { offerLanguage } from './plain-page.js';
import './session/hedge-join.js';

offerLanguage();
