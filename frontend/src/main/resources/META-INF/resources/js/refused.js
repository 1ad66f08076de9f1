import { offerLanguage } from './plain-page.js';

offerLanguage();
