import { follow } from '../../main/resources/META-INF/resources/js/api/http.js';
import { NoAnswerError, ProblemError } from '../../main/resources/META-INF/resources/js/api/problem-error.js';
import { equal, test, until } from './testing.js';

/** Answers the next question with these parts of a body, one after another, and gives what was asked. */
async function answered(parts, body, { status = 200, type = 'application/x-ndjson' } = {}) {
  const real = window.fetch;
  const asked = [];
  const bytes = new TextEncoder();
  window.fetch = async (path, options) => {
    asked.push({ path, accept: options.headers.Accept });
    const stream = new ReadableStream({
      start(controller) {
        options.signal.addEventListener('abort', () => controller.error(new DOMException('', 'AbortError')));
        if (parts === null) return;
        for (const part of parts) controller.enqueue(typeof part === 'string' ? bytes.encode(part) : part);
        controller.close();
      },
    });
    return new Response(stream, { status, headers: { 'Content-Type': type } });
  };
  try {
    return await body(asked);
  } finally {
    window.fetch = real;
  }
}

const asking = (said = () => {}, signal = undefined) => follow('/api/scan', new URLSearchParams('seed=1'), { signal, said });

async function failure(promise) {
  try {
    await promise;
    return null;
  } catch (problem) {
    return problem;
  }
}

test('lines are heard as they come, however they are cut, and the last is the answer', async () => {
  const [head, tail] = [new TextEncoder().encode('{"near":"Llanfair').slice(0, 12), new TextEncoder().encode('{"near":"Llanfair').slice(12)];
  await answered(['{"done":0}\n{"do', 'ne":0.25}\n', head, tail, ' é"}', '\n'], async (asked) => {
    const said = [];
    equal(await asking((share) => said.push(share)), { near: 'Llanfair é' });
    equal([said, asked], [[0, 0.25], [{ path: '/api/scan?seed=1', accept: 'application/x-ndjson, application/problem+json' }]]);
  });
});

test('a refusal before the first line and one after it look alike', async () => {
  const problem = { type: '/problems#invalid-fields', title: 'Some answers need changing', status: 422, errors: [{ pointer: '?period', detail: 'Choose a shorter one.' }] };
  const first = await answered([JSON.stringify(problem)], () => failure(asking()), { status: 422, type: 'application/problem+json' });
  const later = await answered(['{"done":0.5}\n', `${JSON.stringify(problem)}\n`], () => failure(asking()));
  for (const found of [first, later]) equal([found instanceof ProblemError, found.status, found.slug, found.errors[0].detail], [true, 422, 'invalid-fields', 'Choose a shorter one.']);
});

test('an answer that breaks off is none, and nor is one that is no JSON', async () => {
  for (const parts of [['{"done":0.5}\n', '{"clusters":'], [], ['{"done":0.5}\nnonsense\n']]) {
    equal((await answered(parts, () => failure(asking()))) instanceof NoAnswerError, true);
  }
});

test('whoever stops it hears of their own stopping', async () => {
  await answered(null, async (asked) => {
    const stopping = new AbortController();
    const ended = failure(asking(() => {}, stopping.signal));
    await until(() => asked.length === 1);
    stopping.abort();
    equal([(await ended).name, (await ended) instanceof NoAnswerError], ['AbortError', false]);
  });
});
