import { renameSeries, takeOut } from '../api/series.js';
import { el } from '../lib/dom.js';
import { formField } from '../lib/form-field.js';
import { foldedForm, sentForm, valueOf } from '../lib/sent-form.js';
import { words } from '../lib/words.js';
import '../map/hedge-area-map.js';
import { TrackLayer } from '../map/track-layer.js';
import { day, dayAndClock } from '../time/london.js';
import { incidentBrief } from './incident-brief.js';
import { linkRow } from './link-rows.js';
import { trialWords, verdictWords, windowWords } from './rhythm-words.js';
import { timelineStrip } from './timeline-strip.js';
import { impossibleWords, legWords, linesOf, numbered, squareOf, stopsOf } from './track.js';
import { watchForm } from './watch-form.js';

const FIRST_WINDOWS = 5;

/**
 * One series: where and when, how it may go on, why its incidents are linked, and what may be done. `page` has {names, ownForce, purpose, again, decided, watched}; `again`
 * fetches it anew.
 */
export function seriesView(series, page) {
  const inOrder = numbered(series.incidents, series.track.legs);
  const forces = [...new Set(inOrder.map(({ force }) => page.names.force(force)).filter(Boolean))];
  return el(
    'article',
    { class: 'stack series-whole', 'data-test': 'series-page' },
    el('h2', { tabindex: -1 }, series.title),
    el('p', {}, words('series.incidents', { n: inOrder.length }), forces.length > 0 && ` · ${forces.join(', ')}`),
    el('p', { class: 'soft' }, words('series.made', { organisation: series.organisation ?? words('series.somebody'), when: dayAndClock(series.madeAt) })),
    series.plates.length > 0 && el('p', { 'data-test': 'series-plates' }, words('series.plates'), ' ', series.plates.map(({ plate, count }, at) => [at > 0 && ', ', el('span', { class: 'plate-read', translate: 'no' }, plate), ` (${count})`])),
    series.cutShort && el('p', { class: 'notice' }, words('series.whole-cut-short', { n: inOrder.length })),
    titleForm(series, page),
    track(inOrder, series, page),
    rhythm(series.rhythm),
    links(series, inOrder, page),
    watch(series, page),
  );
}

function titleForm({ id, version, title }, page) {
  return foldedForm({
    id: 'retitle',
    title: words('series.retitle'),
    make: (close) =>
      sentForm({
        id: 'retitle',
        prefix: 'series-',
        isPrimary: false,
        button: words('series.retitle-send'),
        fields: formField({ id: 'series-title', label: words('series.title-field'), hint: words('series.title-hint'), maxlength: 80, value: title, autocomplete: 'off' }),
        act: async (form) => {
          await renameSeries(id, version, valueOf(form, 'series-title'));
          close();
          await page.again(words('series.retitled'));
        },
      }),
  });
}

function track(inOrder, series, page) {
  const map = trackMap(inOrder, series.track, page);
  return el(
    'section',
    { class: 'stack', 'aria-labelledby': 'track-title' },
    el('h3', { id: 'track-title' }, words('series.track')),
    map && [map, key(series.track)],
    timelineStrip(inOrder),
    el('ol', { class: 'series-rows series-line', 'data-test': 'timeline' }, inOrder.map((incident, at) => stop(incident, inOrder[at + 1], { series, page, map }))),
    crossPairs(series.track, inOrder),
  );
}

function trackMap(inOrder, { legs, impossible }, { ownForce }) {
  const stops = stopsOf(inOrder).map((each) => ({ ...each, corners: squareOf(each.place) }));
  if (stops.length === 0) return null;
  const layer = new TrackLayer();
  const map = Object.assign(document.createElement('hedge-area-map'), { layers: [layer], title: words('series.map'), ownForce });
  map.dataset.test = 'series-map';
  layer.draw({ stops, lines: linesOf(inOrder, { legs, impossible }) });
  map.toSee = stops.flatMap(({ place, corners }) => [[place.longitude, place.latitude], ...corners]);
  return map;
}

/** What the lines of the map mean, in words. */
function key({ legs, impossible }) {
  const line = (look, text) => el('li', {}, el('span', { class: `track-key ${look}`, 'aria-hidden': 'true' }), text);
  return el('ul', { class: 'series-key' }, legs.some(({ possible }) => possible) && line('is-way', words('series.key.way')), impossible.length > 0 && line('is-impossible', words('series.key.impossible')), el('li', {}, words('series.key.square')));
}

function stop(incident, next, { series, page, map }) {
  const leg = next && series.track.legs.find(({ from, to }) => from === incident.id && to === next.id);
  const { place } = incident;
  return el(
    'li',
    { class: 'series-stop', 'data-test': 'stop', 'data-incident-id': incident.id },
    incidentBrief(incident, page.names, { level: 'h4', number: incident.number, way: map && place && el('button', { type: 'button', class: 'link', onclick: () => showOn(map, place) }, words('series.show', { number: incident.number })) }),
    el('p', { class: 'soft' }, words('series.joined', { by: incident.addedBy ?? words('series.somebody'), when: dayAndClock(incident.addedAt) })),
    takeOutForm(incident, series, page),
    leg && el('p', { class: `series-leg${leg.possible ? '' : ' is-impossible'}`, 'data-test': 'leg' }, legWords(leg, incident, next)),
  );
}

function showOn(map, place) {
  map.goTo(place);
  map.scrollIntoView({ block: 'nearest' });
}

/** Pairs that do not follow each other and cannot both be one vehicle's work. */
function crossPairs({ legs, impossible }, inOrder) {
  const numbers = new Map(inOrder.map(({ id, number }) => [id, number]));
  const others = impossible.filter((pair) => numbers.has(pair.from) && numbers.has(pair.to) && !legs.some(({ from, to }) => from === pair.from && to === pair.to));
  if (others.length === 0) return null;
  return el('ul', { class: 'series-cross', 'data-test': 'cross-pairs' }, others.map((pair) => el('li', {}, words('series.numbers', { one: numbers.get(pair.from), other: numbers.get(pair.to) }), ': ', impossibleWords(pair))));
}

function takeOutForm(incident, series, page) {
  const form = `out-${incident.id}`;
  return foldedForm({
    id: form,
    title: words('series.take-out', { number: incident.number }),
    make: (close) =>
      sentForm({
        id: form,
        prefix: `${form}-`,
        isPrimary: false,
        button: words('series.take-out-send'),
        fields: formField({ id: `${form}-reason`, label: words('series.decide.why'), hint: words('series.take-out-hint'), maxlength: 400, autocomplete: 'off' }),
        act: async (sent) => {
          await takeOut(series.id, incident.id, valueOf(sent, `${form}-reason`));
          close();
          await page.again(words('series.taken-out'));
        },
      }),
  });
}

function rhythm(found) {
  const trial = trialWords(found);
  const row = (window) => {
    const { when, share, why } = windowWords(window);
    return el('li', { class: 'series-window', 'data-test': 'window' }, el('strong', {}, when), ` · ${share}`, el('p', { class: 'soft' }, why));
  };
  const [first, rest] = [found.windows.slice(0, FIRST_WINDOWS), found.windows.slice(FIRST_WINDOWS)];
  return el(
    'section',
    { class: 'stack', 'aria-labelledby': 'rhythm-title', 'data-test': 'rhythm', 'data-verdict': found.verdict },
    el('h3', { id: 'rhythm-title' }, words('series.next')),
    el('p', {}, verdictWords(found)),
    trial && el('p', { 'data-test': 'trial' }, trial),
    found.overdue && el('p', { class: 'notice' }, words('series.overdue')),
    first.length > 0 && el('ol', { class: 'series-windows', 'data-test': 'windows' }, first.map(row)),
    rest.length > 0 && el('details', { class: 'folded series-folded' }, el('summary', {}, words('series.more-windows', { n: rest.length })), el('ol', { class: 'series-windows', start: FIRST_WINDOWS + 1 }, rest.map(row))),
  );
}

function links({ links: list }, inOrder, { names, decided }) {
  const numbers = new Map(inOrder.map(({ id, number }) => [id, number]));
  const title = ({ one, other }) => {
    const known = [one, other].filter((id) => numbers.has(id)).map((id) => numbers.get(id)).sort((a, b) => a - b);
    return el('h4', {}, known.length < 2 ? words('series.with-one-outside', { number: known[0] ?? '' }) : words('series.numbers', { one: known[0], other: known[1] }));
  };
  return el(
    'section',
    { class: 'stack', 'aria-labelledby': 'links-title' },
    el('h3', { id: 'links-title' }, words('series.links')),
    el('p', { class: 'soft' }, words('series.judges-descriptions')),
    list.length === 0 ? el('p', { class: 'soft' }, words('series.links-none')) : el('ul', { class: 'series-rows', 'data-test': 'links' }, list.map((link) => linkRow({ link, title: title(link), from: link.one, names, done: decided }))),
  );
}

function watch(series, page) {
  return el(
    'section',
    { class: 'stack', 'aria-labelledby': 'watch-title', 'data-test': 'series-watch' },
    el('h3', { id: 'watch-title' }, words('series.watch')),
    series.watch === null ? watchForm({ series: series.id, purpose: page.purpose, done: page.watched }) : el('p', { 'data-test': 'is-watched' }, words('series.watched-until', { when: day(series.watch.expiresAt) }), ' ', el('a', { href: '#' }, words('series.watches-all'))),
  );
}
