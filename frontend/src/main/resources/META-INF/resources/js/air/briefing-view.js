import { el } from '../lib/dom.js';
import { words } from '../lib/words.js';
import { spokenDayAndClock } from '../time/spoken-time.js';
import { distanceWords, known, priorityWords, yesOrNo } from './air-words.js';

const row = (name, value, test = null) => [el('dt', {}, words(`air.field.${name}`)), el('dd', { 'data-test': test }, known(value))];
const part = (name, ...content) => el('section', { class: 'air-part' }, el('h3', {}, words(`air.part.${name}`)), content);
const list = (items) => (items.length === 0 ? null : el('ul', {}, items.map((item) => el('li', {}, item))));

/** A briefing in the order in which a crew wants it; what nobody knows is said to be not known. Used for what was sent, and to show what would be. */
export function briefingView({ briefing, place, hazards }) {
  const { asked, where, seen, ground, helpful } = briefing;
  const drones = hazards.filter(({ drone }) => drone);
  return el(
    'article',
    { class: 'air-briefing', 'data-test': 'air-briefing', 'data-version': briefing.version },
    drones.length > 0 && el('p', { class: 'warning air-drone', role: 'alert', 'data-test': 'air-drone-warning' }, words('air.drone-near'), ' ', drones.map(({ what }) => what).join('; ')),
    part('where', el('p', { class: 'air-place', 'data-test': 'air-place' }, known(place?.line)), el('dl', { class: 'facts' }, row('three-words', where.threeWords), row('landmark', where.landmark), row('field-access', where.fieldAccess))),
    part(
      'asked',
      el(
        'dl',
        { class: 'facts' },
        row('force', briefing.force),
        row('force-log', briefing.forceLog),
        row('incident', briefing.incidentReference),
        row('priority', priorityWords(asked.priority)),
        row('crime-in-action', yesOrNo(asked.crimeInAction)),
        row('threat', asked.threatRiskHarm),
        row('why-air', asked.whyAir),
        row('wanted', asked.wanted.map((one) => words(`air.wanted.${one}`)).join(', ')),
        row('talkgroup', asked.talkgroup),
        row('call-sign', asked.callSign),
        row('telephone', asked.telephone),
        row('downlink', yesOrNo(asked.downlink)),
        row('authority', asked.authority),
      ),
    ),
    part(
      'seen',
      el(
        'dl',
        { class: 'facts' },
        row('last-seen', seen.lastSeen && spokenDayAndClock(seen.lastSeen)),
        row('direction', seen.direction),
        row('subjects', seen.subjects),
        row('doing', seen.doing),
        row('weapons', seen.weapons),
        row('dogs', seen.dogs),
        row('vehicles', list(seen.vehicles.map(({ plate, makeAndModel, colour, fromAbove }) => [plate, colour, makeAndModel, fromAbove].filter(Boolean).join(', ')))),
      ),
    ),
    part('hazards', list(hazards.map(({ what, place: at }) => [what, at && ` (${at.gridReference ?? at.degreesMinutes})`])) ?? el('p', {}, words('air.no-hazard-known'))),
    part(
      'ground',
      el(
        'dl',
        { class: 'facts' },
        row('units', ground.units),
        row('containment', ground.containment),
        row('escape-roads', ground.escapeRoads),
        row('borders', list(ground.borders.map(({ force, metres, direction }) => words('air.border', { force, distance: distanceWords(metres), direction })))),
      ),
    ),
    basesView(helpful.bases),
  );
}

/** Straight flight from each base, which says nothing of which aircraft comes: that stands above it. */
export function basesView(bases) {
  return part(
    'bases',
    el('p', { class: 'notice', 'data-test': 'air-dispatch-decides' }, words('air.dispatch-decides')),
    bases.length > 0 &&
      el(
        'div',
        // The table may be wider than a phone: it is scrolled, by keyboard too.
        { class: 'air-table', tabindex: 0, role: 'group', 'aria-label': words('air.part.bases') },
        el(
          'table',
          {},
          el('thead', {}, el('tr', {}, ['base', 'miles', 'minutes'].map((name) => el('th', { scope: 'col' }, words(`air.base.${name}`))))),
          el(
            'tbody',
            {},
            bases.slice(0, 6).map(({ name, nauticalMiles, minutes, verified }) => el('tr', {}, el('th', { scope: 'row' }, name, !verified && el('span', { class: 'soft' }, ` ${words('air.base.unverified')}`)), el('td', {}, String(nauticalMiles)), el('td', {}, String(minutes)))),
          ),
        ),
      ),
  );
}
