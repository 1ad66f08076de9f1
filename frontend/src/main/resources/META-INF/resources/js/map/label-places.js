/**
 * Where labels go. They are placed for the whole country at once for each zoom, in a fixed order, so that a label does not come and go as
 * the map is moved: whether it fits depends on its greater neighbours alone and never on the view.
 */
const BUCKET = 128;
const GAP = 3;

/** Room for boxes {left, top, right, bottom}, in pixels; finds out whether one would touch another that is there. */
export class LabelRoom {
  #buckets = new Map();

  /** Takes the room for all of the boxes and answers true, or takes nothing and answers false. */
  take(...boxes) {
    if (!boxes.every((box) => this.isFree(box))) return false;
    for (const box of boxes) for (const bucket of this.#bucketsOf(box)) bucket.push(box);
    return true;
  }

  isFree(box) {
    return !this.#bucketsOf(box).some((bucket) =>
      bucket.some((other) => box.left < other.right + GAP && box.right + GAP > other.left && box.top < other.bottom && box.bottom > other.top),
    );
  }

  #bucketsOf({ left, top, right, bottom }) {
    const found = [];
    for (let column = Math.floor((left - GAP) / BUCKET); column <= Math.floor((right + GAP) / BUCKET); column += 1) {
      for (let row = Math.floor(top / BUCKET); row <= Math.floor(bottom / BUCKET); row += 1) {
        const name = `${column} ${row}`;
        if (!this.#buckets.has(name)) this.#buckets.set(name, []);
        found.push(this.#buckets.get(name));
      }
    }
    return found;
  }
}

/**
 * Places names beside their dots. Takes {x, y, width, size} in the order of their importance, and the room; answers for each a {left, middle}
 * of its text, or null where there is no room to the right, the left, above or below. Without dots a name stands where the place is.
 */
export function placeNames(names, room, { dots = true } = {}) {
  return names.map(({ x, y, width, size }) => {
    const half = size * 0.62;
    const choices = [
      ...(dots ? [] : [{ left: x - width / 2, middle: y }]),
      { left: x + 6, middle: y },
      { left: x - 6 - width, middle: y },
      { left: x - width / 2, middle: y - half - 5 },
      { left: x - width / 2, middle: y + half + 5 },
    ];
    const dot = { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 };
    return choices.find(({ left, middle }) => room.take({ left, right: left + width, top: middle - half, bottom: middle + half }, dot)) ?? null;
  });
}

/** The middle of the widest level stretch inside an area, preferring its heart, and that stretch's width: where its name hangs best. */
export function hangingPoint(polygons) {
  const shells = polygons.map(([shell]) => shell);
  let best = { at: shells[0][0], width: 0 };
  for (const [index, shell] of shells.entries()) {
    const latitudes = shell.map(([, latitude]) => latitude);
    const south = latitudes.reduce((a, b) => Math.min(a, b));
    const north = latitudes.reduce((a, b) => Math.max(a, b));
    for (let step = 2; step <= 14; step += 1) {
      const latitude = south + ((north - south) * step) / 16;
      const crossings = polygons[index].flatMap((ring) => crossingsOf(ring, latitude)).sort((a, b) => a - b);
      for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
        const width = crossings[pair + 1] - crossings[pair];
        const heart = 1 - Math.abs(step - 8) / 16;
        if (width * heart > best.width * (best.heart ?? 1)) best = { at: [(crossings[pair] + crossings[pair + 1]) / 2, latitude], width, heart };
      }
    }
  }
  return { at: best.at, widthDegrees: best.width };
}

function crossingsOf(ring, latitude) {
  const found = [];
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [[x1, y1], [x2, y2]] = [ring[index], ring[index + 1]];
    if (y1 > latitude !== y2 > latitude) found.push(x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1));
  }
  return found;
}

/**
 * Where words fit along a line: takes the line in pixels as x, y, x, y ... and the words' width, and answers {x, y, angle} of the middles of
 * stretches that are straight enough, may be had and lie at least `apart` pixels from one another. The angle never turns words upside down; `turned` says
 * that they run against the line's direction.
 */
export function stretchesFor(pixels, width, apart, mayHave = () => true) {
  const lengths = [0];
  for (let index = 2; index < pixels.length; index += 2) {
    lengths.push(lengths[lengths.length - 1] + Math.hypot(pixels[index] - pixels[index - 2], pixels[index + 1] - pixels[index - 1]));
  }
  const total = lengths[lengths.length - 1];
  const found = [];
  let segment = 0;
  const at = (length) => {
    while (segment < lengths.length - 2 && lengths[segment + 1] < length) segment += 1;
    while (segment > 0 && lengths[segment] > length) segment -= 1;
    const share = (length - lengths[segment]) / (lengths[segment + 1] - lengths[segment] || 1);
    return {
      x: pixels[2 * segment] + share * (pixels[2 * segment + 2] - pixels[2 * segment]),
      y: pixels[2 * segment + 1] + share * (pixels[2 * segment + 3] - pixels[2 * segment + 1]),
    };
  };
  for (let start = 8; start + width + 8 <= total; ) {
    const [a, quarter, middle, last, b] = [0, 0.25, 0.5, 0.75, 1].map((share) => at(start + share * width));
    const chord = Math.hypot(b.x - a.x, b.y - a.y);
    const off = Math.max(...[quarter, middle, last].map((point) => away(point, a, b, chord)));
    const turned = b.x < a.x;
    const stretch = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, angle: Math.atan2(b.y - a.y, b.x - a.x) + (turned ? Math.PI : 0), turned };
    if (chord > width * 0.97 && off < 4 && mayHave(stretch)) {
      found.push(stretch);
      start += width + apart;
    } else start += width / 4;
  }
  return found;
}

const away = ({ x, y }, a, b, chord) => Math.abs((b.x - a.x) * (a.y - y) - (a.x - x) * (b.y - a.y)) / (chord || 1);
