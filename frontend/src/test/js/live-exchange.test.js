import { LiveExchange } from '../../main/resources/META-INF/resources/js/live/live-exchange.js';
import { equal, test } from './testing.js';

const MAP = { interest: { box: [0, 52, 1, 53], filters: 'period=90d', layers: ['incidents'] }, hotspots: null };
const OTHER = { interest: { box: [-4, 55, -3, 56], filters: 'period=90d', layers: ['incidents'] }, hotspots: null };
const clock = { now: () => 0, setTimeout: () => 1, clearTimeout: () => {} };

/** Pages that share an exchange, and the sockets that it opens. */
class Browser {
  sockets = [];
  locks = new Map();
  exchange = new LiveExchange({
    clock,
    random: () => 0,
    locks: { request: (name, granted) => ({ catch: () => this.locks.set(name, granted) }) },
    open: () => {
      const socket = { readyState: 1, sent: [], closed: false };
      socket.send = (text) => socket.sent.push(JSON.parse(text));
      socket.close = () => (socket.closed = true);
      this.sockets.push(socket);
      return socket;
    },
  });

  page() {
    const port = { heard: [], postMessage: (message) => port.heard.push(message) };
    this.exchange.join(port);
    return {
      say: (type, more) => port.onmessage({ data: { type, ...more } }),
      heard: (type) => port.heard.filter((message) => message.type === type).map(({ detail }) => detail),
    };
  }

  get last() {
    return this.sockets.at(-1);
  }

  said(type) {
    return this.last.sent.filter((message) => message.type === type);
  }

  hear(message) {
    this.last.onmessage({ data: JSON.stringify(message) });
  }

  welcome(resumed = false) {
    this.last.onopen();
    this.hear({ type: 'welcome', protocol: 2, resumed, cursor: 'c0' });
  }
}

/** A browser with so many pages of one person, each with the map's view. */
function looking(count, views = [MAP, MAP, MAP]) {
  const browser = new Browser();
  const pages = Array.from({ length: count }, () => browser.page());
  pages.forEach((page, at) => page.say('start', { as: 'a', views: [['map', views[at]]] }));
  browser.welcome();
  return { browser, pages };
}

test('pages of one person share one connection, and each is told once', () => {
  const { browser, pages } = looking(3);
  browser.hear({ type: 'changes', number: 1, cursor: 'c1', upserts: [], forgets: [] });
  equal([browser.sockets.length, pages.map((page) => page.heard('changes').length), pages.map((page) => page.heard('welcome').length)], [1, [1, 1, 1], [1, 1, 1]]);
});

test('a page that comes later is welcome without another connection, and fetches what it shows', () => {
  const { browser } = looking(1);
  const late = browser.page();
  late.say('start', { as: 'a', views: [['map', OTHER]] });
  equal([browser.sockets.length, late.heard('welcome'), late.heard('live-state').at(-1).state], [1, [{ resumed: false }], 'live']);
  equal(browser.said('view').map(({ interest }) => interest), [OTHER.interest]);
});

test('only pages that held something go on where they were', () => {
  const { browser, pages } = looking(1);
  browser.last.onclose();
  const late = browser.page();
  late.say('start', { as: 'a', views: [['map', MAP]] });
  browser.exchange.wake();
  browser.welcome(true);
  equal([pages[0].heard('welcome').at(-1), late.heard('welcome')], [{ resumed: true }, [{ resumed: false }]]);
});

test('a view that two pages have is said once, and goes with the last of them', () => {
  const { browser, pages } = looking(2);
  equal(browser.said('hello')[0].views.length, 1);
  pages[0].say('views', { views: [['map', OTHER]] });
  pages[1].say('gone');
  equal(browser.said('view').map(({ view, gone, interest }) => [view, gone ?? interest.box[0]]), [['v2', -4], ['v1', true]]);
});

test('a digest is told to the pages whose view it is, by the name that they gave it', () => {
  const { browser, pages } = looking(2, [MAP, OTHER]);
  const [first, second] = browser.said('hello')[0].views;
  browser.hear({ type: 'digest', number: 1, view: second.view, at: 't', hash: 'h' });
  equal([pages[0].heard('digest'), pages[1].heard('digest').map(({ view, hash }) => [view, hash])], [[], [['map', 'h']]]);
  pages[0].say('difference', { view: 'map', buckets: 'b' });
  equal(browser.said('difference'), [{ type: 'difference', view: first.view, buckets: 'b' }]);
});

test('a page that says no view hears of everything, beside those that do', () => {
  const { browser } = looking(1);
  browser.page().say('start', { as: 'a' });
  equal(browser.said('view').map(({ interest, hotspots }) => [interest, hotspots]), [[null, null]]);
});

test('more views than the server keeps become one of everything', () => {
  const { browser } = looking(1);
  const hotspots = { reachMetres: 2000, minimumIncidents: 5, filters: '' };
  for (let box = 1; box <= 9; box += 1) browser.page().say('start', { as: 'a', views: [['map', { interest: { ...MAP.interest, box: [0, 50, box, 51] }, hotspots }]] });
  const names = new Map();
  for (const { view, gone, interest } of [...browser.said('hello')[0].views, ...browser.said('view')]) if (gone) names.delete(view);
    else names.set(view, interest);
  equal([...names.values()], [null]);
});

test('somebody else in the same browser ends the pages of the one before', () => {
  const { browser, pages } = looking(1);
  const other = browser.page();
  other.say('start', { as: 'b', views: [['map', MAP]] });
  equal([pages[0].heard('bye'), browser.sockets.length, browser.sockets[0].closed], [[{ reason: 'signed-out' }], 2, true]);
  browser.welcome();
  browser.hear({ type: 'changes', number: 1, cursor: 'c1' });
  equal([pages[0].heard('changes').length, other.heard('changes').length, browser.said('hello')[0].as], [0, 1, 'b']);
});

test('what was taken back is acknowledged when every page has forgotten it', () => {
  const { browser, pages } = looking(2);
  const forgets = [{ id: 'x', version: 3, recalled: true }, { id: 'y', version: 1, recalled: false }];
  browser.hear({ type: 'changes', number: 1, cursor: 'c1', forgets });
  pages[0].say('acknowledge', { forgotten: [{ id: 'x', version: 3 }] });
  pages[0].say('acknowledge', { forgotten: [{ id: 'x', version: 3 }] });
  equal(browser.said('ack'), []);
  pages[1].say('gone');
  equal(browser.said('ack'), [{ type: 'ack', forgot: [{ id: 'x', version: 3 }] }]);
});

test('after a resync everything is acknowledged when every page has fetched anew', () => {
  const { browser, pages } = looking(2);
  browser.hear({ type: 'resync', number: 1, cursor: null });
  pages[0].say('acknowledge-everything');
  equal(browser.said('ack'), []);
  pages[1].say('acknowledge-everything');
  equal(browser.said('ack'), [{ type: 'ack', everything: true }]);
});

test('the connection ends with the last page, said goodbye or crashed', () => {
  const { browser, pages } = looking(2);
  pages[0].say('alive', { lock: 'page-0' });
  pages[1].say('gone');
  equal(browser.last.closed, false);
  browser.locks.get('page-0')();
  equal(browser.last.closed, true);
});

test('words that are none change nothing', () => {
  const { browser, pages } = looking(1);
  for (const hostile of [undefined, null, 'stop', {}, { type: 'unheard-of' }]) pages[0].say(hostile?.type, hostile);
  equal([browser.sockets.length, browser.last.closed], [1, false]);
});
