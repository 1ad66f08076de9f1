import './plain-page.js';
