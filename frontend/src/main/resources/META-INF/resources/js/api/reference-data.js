import { get, request } from './http.js';

/** The dated tables for whoever keeps them. */
const at = (...parts) => ['/api/reference-data', ...parts.map(encodeURIComponent)].join('/');

export const listTables = () => get(at());
export const listRows = (table) => get(at(table));
export const getEntry = (table, key) => get(at(table, key));
export const csvAddress = (table) => `${at(table)}.csv`;
export const addEntry = async (table, form) => (await request('POST', at(table), { body: form })).body;

/** What is done to one thing: "changes", "corrections", "end" or "taken-back". Quotes the version that the person looked at. */
export const sendEdit = async ({ table, key, version }, deed, form) => (await request('POST', at(table, key, deed), { body: form, ifMatch: version })).body;

/** Makes a table what a CSV file says; a dry run answers what would differ. Quotes the version of the table. */
export const sendFile = async (table, version, form) => (await request('POST', at(table, 'file'), { body: form, ifMatch: version })).body;
