import { get } from './http.js';

export const fetchSearch = (params, signal) => get('/api/search', params, { signal });
export const fetchSuggestions = (text, signal) => get('/api/suggestions', new URLSearchParams({ text }), { signal });
