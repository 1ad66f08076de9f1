/** Just enough to test with: `test` collects, `results` runs one after another. */
const tests = [];

export function test(name, body) {
  tests.push({ name, body });
}

export async function results() {
  const outcomes = [];
  for (const { name, body } of tests) {
    try {
      await body();
      outcomes.push({ name });
    } catch (problem) {
      outcomes.push({ name, problem });
    }
  }
  return outcomes;
}

export function equal(actual, expected) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error(`expected ${b} but was ${a}`);
}

export function near(actual, expected, tolerance) {
  if (!(Math.abs(actual - expected) <= tolerance)) throw new Error(`expected ${expected} give or take ${tolerance} but was ${actual}`);
}

export function throws(body, type, part = '') {
  try {
    body();
  } catch (problem) {
    if (problem instanceof type && problem.message.includes(part)) return;
    throw problem;
  }
  throw new Error(`expected ${type.name}`);
}

/** A live stream that says what the test says and keeps what it is told to look at. */
export class AStream extends EventTarget {
  state = 'live';
  views = new Map();

  setView(name, view) {
    if (view === null) this.views.delete(name);
    else this.views.set(name, view);
  }
}

/** Waits until the condition holds; fails after a generous limit. */
export async function until(condition, what = String(condition)) {
  const end = Date.now() + 5000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Repeatable random numbers from 0 to 1. */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** An incident as the server would send it. */
export function anIncident(id, { version = 1, at = [0.12, 52.08], category = 'HARE.COURSING', status = 'OPEN', force = 'CAMBS', latest = '2026-11-20T18:00:00Z', earliest = latest, near: place = 'Fowlmere' } = {}) {
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: at },
    properties: { version, category, status, force, earliest, latest, exactTimeKnown: earliest === latest, centre: at, near: place, precision: 'EXACT', precisionMetres: 1, gridReference: 'TL 420 440' },
  };
}
