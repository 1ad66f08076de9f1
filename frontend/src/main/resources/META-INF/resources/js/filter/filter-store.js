import { phrase } from '../lib/words-of-map.js';

/**
 * What the person wants to see. One instance serves map, list and hotspots, so they can never disagree.
 * Announces "filters-changed" after every change that alters a request.
 */
export class FilterStore extends EventTarget {
  categories = new Set();
  forces = new Set();
  statuses = new Set();
  period = '90d';
  hours = null;
  reachMetres = 2000;
  minimumIncidents = 5;
  seasons = [];

  /** Takes the server's defaults and its seasons, without announcing. */
  adopt(reference) {
    this.seasons = reference.seasons;
    this.reachMetres = reference.hotspotDefaults.reachMetres;
    this.minimumIncidents = reference.hotspotDefaults.minimumIncidents;
  }

  change(values) {
    const before = this.hotspotParams().toString();
    Object.assign(this, values);
    if (this.hotspotParams().toString() !== before) this.dispatchEvent(new Event('filters-changed'));
  }

  clear() {
    this.change({ categories: new Set(), forces: new Set(), statuses: new Set(), period: '90d', hours: null });
  }

  /** How many of the filters differ from the ones the page starts with. */
  get count() {
    return (
      Number(this.categories.size > 0) +
      Number(this.forces.size > 0) +
      Number(this.statuses.size > 0) +
      Number(this.period !== '90d') +
      Number(this.hours !== null)
    );
  }

  params() {
    const params = new URLSearchParams();
    for (const category of [...this.categories].sort()) params.append('category', category);
    for (const force of [...this.forces].sort()) params.append('force', force);
    params.append('period', this.period);
    if (this.hours) params.append('hours', this.hours);
    for (const status of [...this.statuses].sort()) params.append('status', status);
    return params;
  }

  hotspotParams() {
    const params = new URLSearchParams({ reachMetres: this.reachMetres, minimumIncidents: this.minimumIncidents });
    for (const [name, value] of this.params()) params.append(name, value);
    return params;
  }

  /** The first instant of the period as milliseconds, and the last; either may be open. */
  bounds(now) {
    const season = this.seasons.find(({ code }) => code === this.period);
    if (season) return { from: Date.parse(`${season.from}T00:00:00Z`), to: Date.parse(`${season.to}T23:59:59Z`) };
    const days = /^(\d+)d$/.exec(this.period);
    return { from: days ? now - Number(days[1]) * 86_400_000 : -Infinity, to: Infinity };
  }

  /**
   * Whether an incident that arrived live belongs to what is shown: true, false, or null when only the server can say (hours of
   * the day weigh the whole span of an event).
   */
  matches({ properties }, now) {
    const group = properties.category.split('.')[0];
    if (this.categories.size > 0 && !this.categories.has(group) && !this.categories.has(properties.category)) return false;
    if (this.forces.size > 0 && !this.forces.has(properties.force)) return false;
    if (this.statuses.size > 0 ? !this.statuses.has(properties.status) : properties.status === 'WITHDRAWN') return false;
    const { from, to } = this.bounds(now);
    if (Date.parse(properties.latest) < from || Date.parse(properties.earliest) > to) return false;
    return this.hours ? null : true;
  }

  /** The period in words: "last 90 days", "season 2025/26", "all time". */
  get periodWords() {
    if (this.period === 'all') return phrase('map.filter.all-time');
    if (this.period === '365d') return phrase('map.filter.last-12-months');
    const days = /^(\d+)d$/.exec(this.period);
    return days ? phrase('map.filter.last-days', { days: days[1] }) : phrase('map.filter.season', { period: this.period });
  }
}
