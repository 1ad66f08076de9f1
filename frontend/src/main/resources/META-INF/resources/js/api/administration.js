import { get, request } from './http.js';

const at = (...parts) => `/api/${parts.map(encodeURIComponent).join('/')}`;

export const listOrganisations = () => get('/api/organisations');
export const addOrganisation = async (organisation) => (await request('POST', '/api/organisations', { body: organisation })).body;
export const listPeople = (organisation) => get(at('organisations', organisation, 'people'));
export const addPerson = async (organisation, person) =>
  (await request('POST', at('organisations', organisation, 'people'), { body: person })).body;
export const changeRoles = async (person, roles) => (await request('PUT', at('people', person, 'roles'), { body: { roles } })).body;
export const suspend = (person) => request('POST', at('people', person, 'suspension'));
export const restore = (person) => request('DELETE', at('people', person, 'suspension'));
export const resetSecondFactors = (person) => request('DELETE', at('people', person, 'second-factors'));
export const remove = (person) => request('DELETE', at('people', person));
export const freeze = (organisation, reason) => request('POST', at('organisations', organisation, 'freeze'), { body: { reason } });
export const thaw = (organisation) => request('DELETE', at('organisations', organisation, 'freeze'));
export const putInCare = async (group, force) => (await request('PUT', at('organisations', group, 'care'), { body: { force } })).body;
