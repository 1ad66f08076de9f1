import { holderMark } from './holder-mark.js';
import { putChunk, putReport, Silence, whoIsSignedIn } from './wire.js';

/** How often a file may be refused a piece before it counts as one that will never arrive. */
const MOST_BAD_ROUNDS = 3;
/** Statuses that say "not now" although a problem of Hedgerow's comes with them. */
const NOT_NOW = new Set([401, 408, 409, 425, 429]);

const HTTP = { putReport, putChunk, whoIsSignedIn };

/**
 * Goes through the queue once: first every report, oldest first, because a report is small and its photos are not; then the pieces of files that the server still lacks. What arrives twice counts once, by the ids that the phone
 * has made, so a round may end anywhere and the next begin again. Only one tab may run a round at a time.
 */
export class Sender {
  #db;
  #http;
  #tell;

  /** `tell` is told {sending: {id, sent, of}} or {sending: null}, {changed: true}, {received: {id, force, reference}}. */
  constructor(db, tell, http = HTTP) {
    this.#db = db;
    this.#tell = tell;
    this.#http = http;
  }

  /** Answers null when nothing is left to be sent, or {retryAfterMs} when something must be tried again. */
  async round(signal) {
    const round = { signal, answers: new Map(), later: null, person: undefined };
    try {
      for (const item of await this.#open()) if (!item.taken) await this.#one(item, round, () => this.#sendReport(item, round));
      for (const item of await this.#open()) if (item.taken) await this.#one(item, round, () => this.#sendFiles(item, round));
    } catch (cause) {
      if (!(cause instanceof RoundOver)) throw cause;
    } finally {
      this.#tell({ sending: null });
    }
    return round.later;
  }

  async #open() {
    return (await this.#db.list()).filter(({ state }) => state === 'ON_THIS_PHONE' || state === 'WAITING_FOR_SIGN_IN');
  }

  /** One item's trouble is not the next one's, except where nothing is heard at all or the server asks for time. */
  async #one(item, round, work) {
    if (round.signal?.aborted) throw new RoundOver();
    try {
      await work();
    } catch (cause) {
      if (cause instanceof Silence) {
        later(round, null);
        throw new RoundOver();
      }
      if (!(cause instanceof NotNow)) throw cause;
      later(round, cause.retryAfterMs);
      if (cause.retryAfterMs !== null) throw new RoundOver();
    }
  }

  async #sendReport({ id }, round) {
    const item = await this.#db.find(id);
    if (item === null || !(await this.#mayGo(item, round))) return;
    const files = item.chunks.length;
    this.#tell({ sending: { id, sent: 0, of: files === 0 ? 1 : pieces(item) + 1 } });
    const answer = await this.#put(item, round);
    if (answer === null) return;
    round.answers.set(id, answer);
    if (files === 0) await this.#finish(item, answer, null);
    else await this.#change(id, { taken: true, state: 'ON_THIS_PHONE', reason: null });
  }

  async #sendFiles({ id }, round) {
    const item = await this.#db.find(id);
    if (item === null || !(await this.#mayGo(item, round))) return;
    const of = pieces(item) + 1;
    let answer = round.answers.get(id) ?? (await this.#put(item, round));
    // The server names at most a thousand missing pieces of a file at once.
    for (let turn = 0; answer !== null; turn += 1) {
      const missing = answer.files.flatMap((file) => (file.refused === null ? file.missing.map((n) => [file.id, n]) : []));
      if (missing.length === 0) break;
      if (turn > of / 1000 + 3) throw new NotNow(null);
      let sent = of - 1 - missing.length;
      for (const [file, n] of missing) {
        this.#tell({ sending: { id, sent: Math.max(1, sent), of } });
        const outcome = await this.#sendPiece(item, file, n, round);
        if (outcome === 'gone') return;
        if (outcome === 'refused') return this.#badRound(item, round);
        sent += 1;
      }
      answer = await this.#put(item, round);
    }
    if (answer === null) return;
    // All pieces are there, but the server has not looked at them all.
    if (answer.files.some(({ complete, refused }) => !complete && refused === null)) throw new NotNow(null);
    const refused = answer.files.filter((file) => file.refused !== null).length;
    await this.#finish(item, answer, refused === 0 ? null : { slug: 'files', count: refused });
  }

  /** Answers 'sent', 'refused', or 'gone' when the report has been discarded meanwhile. */
  async #sendPiece(item, file, n, { signal }) {
    const bytes = await this.#db.findChunk(item.id, file, n);
    if (bytes === null) return (await this.#db.find(item.id)) === null ? 'gone' : 'refused';
    const { status, refusal, retryAfterMs } = await this.#http.putChunk(item.id, file, n, bytes, signal);
    if (status === 204) return 'sent';
    if (refusal !== null && !NOT_NOW.has(status)) return 'refused';
    throw new NotNow(retryAfterMs);
  }

  /** A piece was refused for good, or this phone has lost it. The report itself has arrived; some rounds later it is said that a file has not. */
  async #badRound(item, round) {
    const badRounds = (item.badRounds ?? 0) + 1;
    if (badRounds < MOST_BAD_ROUNDS) {
      await this.#change(item.id, { badRounds });
      throw new NotNow(null);
    }
    const answer = await this.#put(item, round);
    if (answer === null) return;
    const lacking = answer.files.filter(({ complete }) => !complete).length;
    await this.#finish(item, answer, lacking === 0 ? null : { slug: 'files', count: lacking });
  }

  /** Sends the sealed report; what the server says of it, or null when this item has come to rest. */
  async #put(item, round) {
    const { status, body, refusal, retryAfterMs } = await this.#http.putReport(item, round.signal);
    const said = status === 200 || status === 201 ? readAnswer(body, item) : null;
    if (said !== null) return said;
    const mustSignIn = refusal !== null && (status === 401 || refusal.slug === 'second-factor-needed');
    if (mustSignIn && item.named && !item.unnamed) {
      await this.#change(item.id, { state: 'WAITING_FOR_SIGN_IN', reason: { slug: 'signed-out' } });
      return null;
    }
    if (refusal !== null && !NOT_NOW.has(status)) {
      await this.#change(item.id, { state: 'REFUSED', reason: refusal });
      return null;
    }
    throw new NotNow(retryAfterMs);
  }

  /** A report with a name goes only while the very person is signed in who made it: the server would put it down to whoever is. */
  async #mayGo(item, round) {
    if (!item.named || item.unnamed) return true;
    if (round.person === undefined) round.person = await this.#http.whoIsSignedIn(round.signal);
    if (round.person === undefined) throw new NotNow(null);
    const slug = round.person === null ? 'signed-out' : (await holderMark(item.id, round.person)) === item.holder ? null : 'somebody-else';
    if (slug === null) return true;
    if (item.state !== 'WAITING_FOR_SIGN_IN' || item.reason?.slug !== slug) await this.#change(item.id, { state: 'WAITING_FOR_SIGN_IN', reason: { slug } });
    return false;
  }

  async #finish({ id }, { force, reference }, reason) {
    await this.#db.finish(id, { state: 'RECEIVED', reason, receivedAt: new Date().toISOString() });
    this.#tell({ changed: true });
    this.#tell({ received: { id, force, reference } });
  }

  async #change(id, changes) {
    await this.#db.change(id, changes);
    this.#tell({ changed: true });
  }
}

/** The server cannot take it just now. */
class NotNow extends Error {
  constructor(retryAfterMs) {
    super('Not now');
    this.retryAfterMs = retryAfterMs;
  }
}

class RoundOver extends Error {}

function later(round, retryAfterMs) {
  round.later = { retryAfterMs: Math.max(round.later?.retryAfterMs ?? 0, retryAfterMs ?? 0) || null };
}

const pieces = ({ chunks }) => chunks.reduce((sum, { count }) => sum + count, 0);
const text = (value) => (typeof value === 'string' ? value.slice(0, 200) : null);

/** What the server says of that very report, as {force, reference, files: [{id, complete, refused, missing}]}; null for anything that a network on the way has made up. */
export function readAnswer(body, { id, chunks }) {
  if (body?.id !== id || !Array.isArray(body.files) || body.files.length !== chunks.length) return null;
  const files = chunks.map(({ file, count }) => {
    const { complete, refused = null, missing = [] } = body.files.find((each) => each?.id === file) ?? {};
    const isSound = typeof complete === 'boolean' && (refused === null || typeof refused === 'string') && Array.isArray(missing) && missing.every((n) => Number.isInteger(n) && n >= 0 && n < count);
    return isSound && { id: file, complete, refused, missing };
  });
  return files.includes(false) ? null : { force: text(body.force), reference: text(body.reference), files };
}
