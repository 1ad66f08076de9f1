import { AskingAgain } from '../../main/resources/META-INF/resources/js/lib/asking-again.js';
import { equal, test, until } from './testing.js';

test('a new question ends the one before it, whose answer is heard no more', async () => {
  const heard = [];
  const asking = new AskingAgain(() => {});
  const slow = {};
  const took = (found) => (heard.push(found.answer), 60_000);
  const first = asking.ask((signal) => new Promise((resolve) => Object.assign(slow, { signal, resolve })), took);
  const second = asking.ask(async () => 'second', took);
  equal(slow.signal.aborted, true);
  slow.resolve('first');
  await Promise.all([first, second]);
  equal(heard, ['second']);
  asking.stop();
});

test('it is asked again after what was said, whether an answer came or not, until it is stopped', async () => {
  let asked = 0;
  const problems = [];
  const ask = () =>
    asking.ask(
      async () => {
        asked += 1;
        throw new Error('away');
      },
      ({ problem, answer }) => {
        problems.push([problem.message, answer]);
        return 1;
      },
    );
  const asking = new AskingAgain(ask);
  ask();
  await until(() => asked >= 3);
  asking.stop();
  const then = asked;
  await new Promise((resolve) => setTimeout(resolve, 30));
  equal([asked, problems[0]], [then, ['away', undefined]]);
});
