import { bordersOf } from './borders.js';
import { hangingPoint, LabelRoom, placeNames, stretchesFor } from './label-places.js';
import { MapCanvas } from './map-canvas.js';
import { polygonsOf, toWorld, worldLine, worldPixels } from './mercator.js';

const FONT = 'system-ui, sans-serif';
const FROM_ZOOM = { 1: 6, 2: 8, 3: 9, 4: 10, 5: 12 };
const SIZES = { 1: [12, 15, 17], 2: [11.5, 13, 15], 3: [11.5, 12.5, 14], 4: [11.5, 12, 13.5], 5: [11, 11.5, 13] };
const HAIR = '\u200a';
const DOTS_BELOW = 13;
const FORCE_NAMES = { from: 7, to: 11 };
const BORDER_NAMES_FROM = 10;
const BORDER_NAME_PIXELS = 11;
const BORDER_NAMES_APART = 420;
const FIGURES_FROM = 9;
const FIGURES_BAND = 22;
const POINTERS_FROM = 14;
const POINTER_REACH_METRES = 8000;
const EDGE = 34;

/** Names of places by rank, of force areas inside them and along their borders, and at field zooms which way the next villages lie. */
export class LabelLayer extends MapCanvas {
  #palette;
  #ownForce;
  #places = [];
  #forces = [];
  #borders = [];
  #placed = null;

  constructor(palette, ownForce) {
    super('labels');
    this.#palette = palette;
    this.#ownForce = ownForce;
  }

  /** Takes the base map's points (name, rank) and force areas (code, name). */
  adopt(places, forces) {
    this.#places = places.features
      .map(({ geometry, properties }) => ({ at: geometry.coordinates, world: toWorld(geometry.coordinates), name: properties.name, rank: properties.rank }))
      .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.at[1] - b.at[1]));
    const names = new Map(forces.features.map(({ properties }) => [properties.code, shortForce(properties.name)]));
    this.#forces = forces.features.map(({ geometry, properties }) => {
      const { at, widthDegrees } = hangingPoint(polygonsOf(geometry));
      return { code: properties.code, words: capitals(shortForce(properties.name)), world: toWorld(at), width: widthDegrees / 360 };
    });
    this.#borders = bordersOf(forces.features).borders
      .filter(({ left, right }) => left !== null && right !== null)
      .map(({ line, left, right }) => ({ ...worldLine(line), left: capitals(names.get(left)), right: capitals(names.get(right)), known: new Map() }));
    this.#placed = null;
    this.redraw();
  }

  paint(context, project, area) {
    const zoom = Math.round(this._map.getZoom());
    if (this.#placed?.zoom !== this._map.getZoom()) this.#placed = this.#place(context, zoom);
    context.lineJoin = 'round';
    context.textAlign = 'left';
    context.textBaseline = 'middle';
    context.strokeStyle = this.#palette.of('--label-halo');
    if (zoom >= BORDER_NAMES_FROM) this.#writeBorders(context, area);
    for (const label of this.#placed.forces) this.#write(context, label, area, '--force-label');
    for (const label of this.#placed.places) {
      const written = this.#write(context, label, area, label.rank <= 2 ? '--label' : '--label-soft');
      if (written && zoom < DOTS_BELOW) this.#dot(context, label, area);
    }
    if (zoom >= POINTERS_FROM && !this.onPaper) this.#writePointers(context, area);
  }

  /** Places everything for a zoom, in the pixels of the world at that zoom. */
  #place(context, zoom) {
    const exact = this._map.getZoom();
    const scale = worldPixels(exact);
    const room = new LabelRoom();
    const level = zoom < 8 ? 0 : zoom < 12 ? 1 : 2;
    const places = (ranks) => {
      const wanted = this.#places.filter(({ rank }) => ranks.includes(Math.min(rank, 5)) && FROM_ZOOM[Math.min(rank, 5)] <= zoom);
      const names = wanted.map(({ world, name, rank }) => {
        const size = SIZES[Math.min(rank, 5)][level];
        const font = `${rank <= 2 ? 600 : 400} ${size}px ${FONT}`;
        context.font = font;
        return { x: world[0] * scale, y: world[1] * scale, width: context.measureText(name).width, size, font, words: name, rank };
      });
      return placeNames(names, room, { dots: zoom < DOTS_BELOW }).flatMap((place, index) => (place ? [{ ...names[index], ...place }] : []));
    };
    const great = places([1, 2]);
    const forces = zoom >= FORCE_NAMES.from && zoom <= FORCE_NAMES.to ? this.#placeForces(context, zoom, scale, room) : [];
    return { zoom: exact, room, scale, forces, places: [...great, ...places([3, 4, 5])] };
  }

  #placeForces(context, zoom, scale, room) {
    const order = [...this.#forces].sort((a, b) => (b.code === this.#ownForce) - (a.code === this.#ownForce) || b.width - a.width);
    const placed = [];
    for (const { code, words, world, width } of order) {
      const size = zoom >= 10 ? 15 : zoom >= 9 ? 13 : 11;
      const font = `italic ${code === this.#ownForce ? 700 : 500} ${size}px ${FONT}`;
      context.font = font;
      const wide = context.measureText(words).width;
      if (wide > width * scale * 0.94) continue;
      const [x, y] = [world[0] * scale, world[1] * scale];
      const choices = [0, -24, 24, -48, 48, -72, 72].map((off) => ({ left: x - wide / 2, middle: y + off }));
      const found = choices.find(({ left, middle }) => room.take({ left, right: left + wide, top: middle - size * 0.6, bottom: middle + size * 0.6 }));
      if (found) placed.push({ words, font, width: wide, size, ...found });
    }
    return placed;
  }

  /** Answers whether it was written: a label that the edge of the map or the grid's figures would cut is left out. */
  #write(context, { words, font, left, middle, width, size }, area, colour) {
    const x = left - area.left;
    const y = middle - area.top;
    if (x + width < 0 || x > area.x || y < -size || y > area.y + size) return false;
    if (this.#isCut({ left: x, right: x + width, top: y - size * 0.6, bottom: y + size * 0.6 }, area)) return false;
    context.font = font;
    context.fillStyle = this.#palette.of(colour);
    context.lineWidth = 3.5;
    context.strokeText(words, x, y);
    context.fillText(words, x, y);
    return true;
  }

  #isCut({ left, right, top, bottom }, { inset, size }) {
    const band = this._map.getZoom() >= FIGURES_FROM ? FIGURES_BAND : 0;
    const end = this.onPaper ? band : 0;
    const cuts = (from, to, least, most) => (to > least && from < least + band + 1) || (from < most && to > most - end);
    return cuts(left, right, inset.x, inset.x + size.x) || cuts(top, bottom, inset.y, inset.y + size.y);
  }

  #dot(context, { x, y, rank }, { left, top }) {
    context.beginPath();
    context.arc(x - left, y - top, rank <= 2 ? 2.4 : 1.7, 0, 2 * Math.PI);
    context.fillStyle = this.#palette.of(rank <= 2 ? '--label' : '--label-soft');
    context.fill();
  }

  /** The force on either hand of a border, written along it. */
  #writeBorders(context, area) {
    context.font = `600 ${BORDER_NAME_PIXELS}px ${FONT}`;
    context.textAlign = 'center';
    for (const border of this.#borders) {
      if (border.east * area.scale < area.left || border.west * area.scale > area.left + area.x) continue;
      if (border.south * area.scale < area.top || border.north * area.scale > area.top + area.y) continue;
      for (const stretch of this.#stretchesOf(context, border, area.scale)) this.#writeBothHands(context, border, stretch, area);
    }
    context.textAlign = 'left';
  }

  #stretchesOf(context, border, scale) {
    if (!border.known.has(scale)) {
      border.known.clear();
      const width = Math.max(context.measureText(border.left).width, context.measureText(border.right).width);
      const pixels = border.points.map((value) => value * scale);
      const isFree = (stretch) => this.#placed.room.isFree(boxOf(stretch, width));
      border.known.set(scale, stretchesFor(pixels, width, BORDER_NAMES_APART, isFree).map((stretch) => ({ ...stretch, ...boxOf(stretch, width) })));
    }
    return border.known.get(scale);
  }

  #writeBothHands(context, border, { x, y, angle, turned, ...box }, area) {
    const [left, right] = [box.left - area.left, box.right - area.left];
    const [top, bottom] = [box.top - area.top, box.bottom - area.top];
    if (right < 0 || left > area.x || bottom < 0 || top > area.y || this.#isCut({ left, right, top, bottom }, area)) return;
    context.save();
    context.translate(x - area.left, y - area.top);
    context.rotate(angle);
    context.lineWidth = 3;
    context.fillStyle = this.#palette.of('--force-label');
    const [above, below] = turned ? [border.right, border.left] : [border.left, border.right];
    for (const [words, offset] of [[above, -BORDER_NAME_PIXELS], [below, BORDER_NAME_PIXELS + 1]]) {
      context.strokeText(words, 0, offset);
      context.fillText(words, 0, offset);
    }
    context.restore();
  }

  /** At field zooms, where hardly a name is in view: the nearest place on each side, at the edge, with its distance. */
  #writePointers(context, area) {
    const middle = { x: area.left + area.inset.x + area.size.x / 2, y: area.top + area.inset.y + area.size.y / 2 };
    const metres = metresPerPixel(this._map);
    const nearest = new Map();
    for (const { world, name } of this.#places) {
      const away = { x: world[0] * area.scale - middle.x, y: world[1] * area.scale - middle.y };
      if (Math.abs(away.x) < area.size.x / 2 && Math.abs(away.y) < area.size.y / 2) continue;
      const distance = Math.hypot(away.x, away.y) * metres;
      if (distance > POINTER_REACH_METRES) continue;
      const side = Math.round(Math.atan2(away.y, away.x) / (Math.PI / 2)) & 3;
      if (!(nearest.get(side)?.distance <= distance)) nearest.set(side, { name, distance, away });
    }
    context.font = `500 12px ${FONT}`;
    for (const pointer of nearest.values()) this.#pointer(context, pointer, area);
  }

  #pointer(context, { name, distance, away }, { inset, size }) {
    const words = `${name} ${(distance / 1000).toFixed(1)} km`;
    const half = context.measureText(words).width / 2 + 12;
    const reach = Math.min((size.x / 2 - EDGE) / Math.abs(away.x || 1e-9), (size.y / 2 - EDGE - 12) / Math.abs(away.y || 1e-9));
    const tip = { x: inset.x + size.x / 2 + away.x * reach, y: inset.y + size.y / 2 + away.y * reach };
    const x = Math.max(inset.x + half + 30, Math.min(inset.x + size.x - half - 60, tip.x));
    context.save();
    context.fillStyle = this.#palette.of('--label-soft');
    context.lineWidth = 3.5;
    context.textAlign = 'left';
    context.strokeText(words, x - half + 18, tip.y);
    context.fillText(words, x - half + 18, tip.y);
    context.translate(x - half + 6, tip.y);
    context.rotate(Math.atan2(away.y, away.x));
    const arrow = new Path2D('M8 0L-4 -5L-1 0L-4 5Z');
    context.stroke(arrow);
    context.fill(arrow);
    context.restore();
  }
}

export function metresPerPixel(map) {
  return (156_543.034 * Math.cos((map.getCenter().lat * Math.PI) / 180)) / 2 ** map.getZoom();
}

/** What words on both sides of a slanting line take up. */
function boxOf({ x, y, angle }, width) {
  const across = (Math.abs(Math.cos(angle)) * width) / 2 + Math.abs(Math.sin(angle)) * 2 * BORDER_NAME_PIXELS;
  const down = (Math.abs(Math.sin(angle)) * width) / 2 + Math.abs(Math.cos(angle)) * 2 * BORDER_NAME_PIXELS;
  return { left: x - across, right: x + across, top: y - down, bottom: y + down };
}

const capitals = (words) => words.toUpperCase().split('').join(HAIR);

/** A force without the word that all of them share. */
export function shortForce(name) {
  return name.replace(/ (Constabulary|Police|Police Service)$/, '').replace(/^Police Service of /, '');
}
