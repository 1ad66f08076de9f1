import { fetchMine } from '../../main/resources/META-INF/resources/js/api/incidents.js';
import { equal, test } from './testing.js';

const incident = (id, status) => ({ id, type: 'Feature', geometry: null, properties: { status } });

/** Answers what the page asks for, by path; a path without an answer is refused. */
async function withAnswers(answers, work) {
  const before = globalThis.fetch;
  globalThis.fetch = async (address) => {
    const body = answers[new URL(address, location.href).pathname];
    return body === undefined
      ? new Response('{"type":"/problems#not-found","title":"There is nothing here for you","status":404}', { status: 404, headers: { 'Content-Type': 'application/problem+json' } })
      : new Response(JSON.stringify(body), { status: 200, headers: { 'Content-Type': 'application/json' } });
  };
  try {
    return await work();
  } finally {
    globalThis.fetch = before;
  }
}

test('a report that was joined to another one says how far the police are with it, though its own incident is withdrawn', async () => {
  const answers = {
    '/api/incidents/mine': { incidents: [incident('a', 'WITHDRAWN'), incident('b', 'OPEN')] },
    '/api/reports/mine': { reports: [{ id: 'a', state: 'BEING_LOOKED_AT' }] },
  };
  const mine = await withAnswers(answers, fetchMine);
  equal(mine.map(({ id, report }) => `${id} ${report ?? 'nothing said'}`).join(', '), 'a BEING_LOOKED_AT, b nothing said');
});

test('own incidents are listed where nothing is known of how far they are', async () => {
  const mine = await withAnswers({ '/api/incidents/mine': { incidents: [incident('a', 'OPEN')] } }, fetchMine);
  equal(mine.length, 1);
  equal('report' in mine[0], false);
});
