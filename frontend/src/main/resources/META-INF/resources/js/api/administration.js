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
