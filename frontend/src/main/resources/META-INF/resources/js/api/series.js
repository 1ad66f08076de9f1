import { get, request } from './http.js';

const at = (...parts) => `/api/${parts.map(encodeURIComponent).join('/')}`;

/** What one incident is linked with and what is proposed: {incident, series, links, proposals, compared, cutShort}. */
export const fetchLinks = (incident) => get(at('incidents', incident, 'links'));

/** What is proposed of the own organisation's incidents: {proposals, compared}. */
export const fetchProposed = () => get(at('links', 'proposed'));

/** Accepts or rejects a link under an id that the page made, `content` {other, decision, reason}: {link, series}. The same id and content may be sent again. */
export const decideLink = async (incident, id, content) => (await request('POST', at('incidents', incident, 'links'), { body: { id, ...content } })).body;

/** The series that this person reads, the newest activity first, 50 at once; `before` is the `activeAt` of the last that is there already, or null. */
export const fetchSeriesList = async (before) => (await get(at('series'), before === null ? undefined : new URLSearchParams({ before }))).series;

export const fetchSeries = (id) => get(at('series', id));

export const renameSeries = async (id, version, title) => (await request('PUT', at('series', id), { body: { version, title } })).body;

/** Takes an incident out: its accepted links become rejected for that reason. */
export const takeOut = (id, incident, reason) => request('POST', at('series', id, 'removals'), { body: { incident, reason } });

/** Watches a series under an id that the page made, `content` {purpose, reason, days}. The same id and content may be sent again. */
export const watchSeries = (series, id, content) => request('POST', at('series', series, 'watches'), { body: { id, ...content } });

/** The person's own watches with their news. */
export const fetchSeriesWatches = async (signal) => (await get(at('series-watches'), undefined, { signal })).watches;

/** Says that the person has looked at the news of a watch, up to what it said. */
export const lookedAtSeries = (id, until) => request('POST', at('series-watches', id, 'looked'), { body: { until } });

export const endSeriesWatch = (id) => request('DELETE', at('series-watches', id));
