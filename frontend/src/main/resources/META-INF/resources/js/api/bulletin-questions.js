import { get, request } from './http.js';

const of = (under, id) => `/api/${under}/${encodeURIComponent(id)}`;
const question = (bulletin, id, act) => `${of('bulletin-desk', bulletin)}/questions/${encodeURIComponent(id)}/${act}`;
const asking = (under) => ({
  answers: (id) => get(`${of(under, id)}/answers`),
  ask: (id, body) => request('POST', `${of(under, id)}/questions`, { body }),
});

/** Questions and answers under a bulletin that everybody reads, {answers(id), ask(id, {id, text})}; and the same for whoever is signed in. */
export const publicQuestions = asking('bulletins');
export const myQuestions = asking('my-bulletins');

/** How many reports of one's own force answer a bulletin: {reports}. */
export const fetchReplies = (bulletin) => get('/api/desk/replies', new URLSearchParams({ bulletin }));

/** What was asked about a bulletin of one's organisation: {questions}. */
export const fetchQuestions = (bulletin) => get(`${of('bulletin-desk', bulletin)}/questions`);
export const keepAnswer = async (bulletin, id, version, body) => (await request('PUT', question(bulletin, id, 'answer'), { body, ifMatch: version })).body;
export const approveAnswer = async (bulletin, id, version) => (await request('POST', question(bulletin, id, 'approval'), { body: {}, ifMatch: version })).body;
export const refuseQuestion = async (bulletin, id, reason) => (await request('POST', question(bulletin, id, 'refusal'), { body: { reason } })).body;
