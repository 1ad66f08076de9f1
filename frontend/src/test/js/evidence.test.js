import '../../main/resources/META-INF/resources/js/evidence/hedge-evidence.js';
import { clockWords, offsetSeconds } from '../../main/resources/META-INF/resources/js/evidence/exhibit-form.js';
import { sizeWords, stateWords, titleWords } from '../../main/resources/META-INF/resources/js/evidence/file-words.js';
import { loadWords } from '../../main/resources/META-INF/resources/js/lib/words.js';
import { equal, test, until } from './testing.js';

const aFile = (more = {}) => ({
  id: '0e9f0d0a-3f5e-4b6f-9d0e-0f5f1e2d3c4b',
  name: '<b>In the lane</b>.jpg',
  size: 2_400_000,
  sha256: 'ab'.repeat(32),
  state: 'SANITISED',
  copy: true,
  original: true,
  refused: null,
  noCopy: null,
  kind: 'PHOTO',
  type: 'image/jpeg',
  width: 4000,
  height: 3000,
  receivedAt: '2026-11-20T18:00:00Z',
  ...more,
});

/** Answers requests of the element in the server's place while `body` runs. */
async function answering(answers, body) {
  const real = globalThis.fetch;
  const asked = [];
  globalThis.fetch = async (path, options = {}) => {
    const known = Object.keys(answers).find((end) => String(path).endsWith(end));
    if (!known) return real(path, options);
    asked.push({ path: String(path), body: options.body });
    return answers[known]();
  };
  const element = document.createElement('hedge-evidence');
  element.setAttribute('report', 'a-report');
  try {
    document.body.append(element);
    await body(element, asked);
  } finally {
    element.remove();
    globalThis.fetch = real;
  }
}

const json = (content, status = 200) => () => new Response(JSON.stringify(content), { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } });

test('what has become of a file is said in words, whatever it is', async () => {
  await loadWords('evidence', 'date');
  const said = [
    aFile(),
    aFile({ state: 'EXPECTED', copy: false }),
    aFile({ state: 'RECEIVED', copy: false }),
    ...['VIDEO', 'CANNOT_DECODE', 'TOO_MANY_PIXELS', 'DAMAGED', 'TOO_MUCH_WORK'].map((noCopy) => aFile({ state: 'RECEIVED', copy: false, noCopy })),
    ...['DIFFERENT', 'TOO_LARGE', 'NOT_A_PICTURE', 'NEVER_CAME'].map((refused) => aFile({ state: 'REFUSED', copy: false, original: false, refused })),
  ].map(stateWords);
  equal(new Set(said).size, 12);
  equal(said.filter((text) => text.startsWith('evidence.')), []);
  equal(sizeWords(40), '1 kB');
  equal(titleWords(aFile(), 2, 3), 'Photo 2 of 3, 4000 by 3000 pixels, 2.4 MB');
  equal(titleWords(aFile({ kind: 'VIDEO', seconds: 90, width: 1920, height: 1080 }), 1, 1), 'Video 1 of 1, 1920 by 1080 pixels, 90 s, 2.4 MB');
  equal(stateWords(aFile({ kind: 'VIDEO', seconds: 599 })).includes('first ten minutes'), false);
  equal(stateWords(aFile({ kind: 'VIDEO', seconds: 600 })).includes('first ten minutes'), true);
  equal(titleWords(aFile({ kind: null, width: null, size: 5000 }), 1, 1), 'File 1 of 1, 5 kB');
});

test('files are shown as copies, and the name of a file is only ever text', async () => {
  await answering({ '/files': json({ files: [aFile(), aFile({ id: 'two', state: 'REFUSED', refused: 'NOT_A_PICTURE', copy: false, original: false })] }) }, async (element) => {
    await until(() => element.querySelector('[data-test="evidence-files"]'));
    equal(element.querySelectorAll('img').length, 1);
    equal(element.querySelector('img').getAttribute('src'), '/api/evidence/0e9f0d0a-3f5e-4b6f-9d0e-0f5f1e2d3c4b/thumbnail');
    equal(element.querySelector('b'), null);
    equal(element.textContent.includes('<b>In the lane</b>.jpg'), true);
    equal(element.querySelectorAll('[data-file="two"] [data-test="evidence-original"]').length, 0);
  });
});

test('a video is a player that fetches nothing before it is played, and says when it cannot play', async () => {
  await answering({ '/files': json({ files: [aFile({ kind: 'VIDEO', seconds: 12 })] }) }, async (element) => {
    await until(() => element.querySelector('[data-test="evidence-copy"]'));
    equal(element.querySelector('img').alt, 'Still of video 1 of 1 of this report, as its reporter sent it');
    equal(element.querySelector('video'), null);
    element.querySelector('[data-test="evidence-copy"]').click();
    const film = element.querySelector('video');
    equal([film.preload, film.controls, film.autoplay], ['none', true, false]);
    equal(film.getAttribute('src'), '/api/evidence/0e9f0d0a-3f5e-4b6f-9d0e-0f5f1e2d3c4b/copy');
    equal(film.getAttribute('poster'), '/api/evidence/0e9f0d0a-3f5e-4b6f-9d0e-0f5f1e2d3c4b/thumbnail');
    equal(element.querySelector('[data-test="evidence-cannot-play"]').hidden, true);
    film.dispatchEvent(new Event('error'));
    equal(element.querySelector('[data-test="evidence-cannot-play"]').hidden, false);
  });
});

test('an original is asked for with a reason, and without one nothing is saved', async () => {
  const refusal = json({ type: '/problems#invalid-fields', status: 422, errors: [{ pointer: '/reason' }] }, 422);
  await answering({ '/files': json({ files: [aFile()] }), '/original': refusal }, async (element, asked) => {
    await until(() => element.querySelector('[data-test="evidence-original"]'));
    element.querySelector('[data-test="evidence-original"]').click();
    equal(document.activeElement, element.querySelector('textarea'));
    element.querySelector('textarea').value = ' ';
    element.querySelector('form').requestSubmit();
    await until(() => element.querySelector('[data-test="evidence-original-said"]')?.hidden === false);
    equal(asked.at(-1).body, '{"reason":" "}');
  });
});

test('how far a clock was off is whole seconds, fast is more', async () => {
  await loadWords('evidence', 'date');
  equal([offsetSeconds('UNKNOWN', '9', '9'), offsetSeconds('RIGHT', '9', '9'), offsetSeconds('FAST', '2', ''), offsetSeconds('SLOW', ' 1 ', '15'), offsetSeconds('FAST', '1440', '0')], [null, 0, 120, -75, 86400]);
  for (const [minutes, seconds] of [['', ''], ['0', '0'], ['1.5', ''], ['-1', ''], ['x', '1'], ['1', '60'], ['1440', '1'], ['1e3', '']]) {
    let refused = null;
    try {
      offsetSeconds('FAST', minutes, seconds);
    } catch ({ errors }) {
      refused = errors;
    }
    equal(refused?.map(({ pointer }) => pointer), ['/clockOffsetSeconds']);
  }
  equal(clockWords(-75), 'the clock of the device was 1 min 15 s slow');
  equal(new Set([null, 0, 120, -120].map(clockWords)).size, 4);
});

test('a file is named as an exhibit once, and what it is called is only ever text', async () => {
  const exhibit = { reference: 'JXF/1', clockOffsetSeconds: 120, note: '<i>hers</i>', by: 'Invented Person', at: '2026-11-20T18:00:00Z' };
  let answer = json({ type: '/problems#exhibit-reference-used', status: 409, title: 'Taken' }, 409);
  await answering({ '/files': json({ files: [aFile()] }), '/exhibit': () => answer() }, async (element, asked) => {
    await until(() => element.querySelector('[data-test="evidence-exhibit"]'));
    element.querySelector('[data-test="evidence-exhibit"]').click();
    equal(document.activeElement.id, 'exhibit-reference');
    element.querySelector('#exhibit-reference').value = ' jxf/1 ';
    const clock = element.querySelector('#exhibit-clockOffsetSeconds');
    equal(element.querySelector('#exhibit-minutes').closest('[hidden]') !== null, true);
    clock.value = 'FAST';
    clock.dispatchEvent(new Event('change'));
    equal(element.querySelector('#exhibit-minutes').closest('[hidden]'), null);
    element.querySelector('form').requestSubmit();
    await until(() => element.querySelector('[data-test="error-summary"]')?.hidden === false);
    equal(asked.filter(({ path }) => path.endsWith('/exhibit')).length, 0);
    equal(clock.getAttribute('aria-invalid'), 'true');
    element.querySelector('#exhibit-minutes').value = '2';
    element.querySelector('form').requestSubmit();
    await until(() => element.querySelector('[data-test="error-summary"]')?.textContent.includes('Taken'));
    equal(asked.at(-1).body, '{"reference":"JXF/1","clockOffsetSeconds":120,"note":null}');
    answer = json(aFile({ exhibit }));
    element.querySelector('form').requestSubmit();
    await until(() => element.querySelector('[data-test="evidence-exhibited"]'));
    equal(document.activeElement, element.querySelector('[data-test="evidence-exhibited"]'));
    equal(element.querySelector('i'), null);
    equal(element.textContent.includes('Exhibit JXF/1, named by Invented Person'), true);
    equal(element.textContent.includes('2 min 0 s fast'), true);
    equal(element.querySelector('[data-test="evidence-exhibit"]'), null);
  });
});

test('a failure is said and can be tried again', async () => {
  let answer = json({ status: 503 }, 503);
  await answering({ '/files': () => answer() }, async (element) => {
    await until(() => element.querySelector('[data-test="evidence-failed"]'));
    answer = json({ files: [] });
    element.querySelector('button').click();
    await until(() => element.querySelector('[data-test="evidence-none"]'));
  });
});
