import { get, request } from './http.js';

const at = (...parts) => `/api/${parts.map(encodeURIComponent).join('/')}`;

/** {agreements, invitable}. */
export const listAgreements = () => get('/api/agreements');
export const makeAgreement = (agreement) => request('POST', '/api/agreements', { body: agreement });
export const joinAgreement = (id) => request('POST', at('agreements', id, 'joining'));
export const leaveAgreement = (id) => request('POST', at('agreements', id, 'leaving'));
export const endAgreement = (id, reason) => request('POST', at('agreements', id, 'end'), { body: { reason } });
export const listCategoryGroups = async () => (await get('/api/category-groups')).groups;

/** The teams and compartments of the own organisation. */
export const listGroups = async () => (await get('/api/groups')).groups;
export const makeGroup = (group) => request('POST', '/api/groups', { body: group });
export const admitMember = (group, username, until) => request('PUT', at('groups', group, 'members', username), { body: { until } });
export const dismissMember = (group, username) => request('DELETE', at('groups', group, 'members', username));
