/**
 * What the phone keeps of reports, in IndexedDB. Three stores:
 *
 * - `items`, one for each report, in the order in which they were made: {order, id, state, reason, named, holder, madeAt, files, bytes, chunks: [{file, count}], sealed, taken, unnamed, receivedAt};
 * - `chunks`, the sealed pieces of files: {item, file, n, bytes};
 * - `facts`, such as the server's public key.
 *
 * Nothing in it can be read on this phone: reports and pieces are sealed, and what is beside them is when a report was made and how large it is. An item is written after all of its pieces, so that a phone that dies at
 * any moment has the whole of a report in the queue or nothing of it; pieces without an item are cleared away when the queue is opened.
 */
const NAME = 'hedgerow-field';
const VERSION = 1;
/** Held, shared, while a report is being written, and alone by whoever clears away what belongs to none. */
const WRITING = 'hedgerow-field-writing';
/** A write is over when it would outlive the phone's battery, not before. */
const STRICT = { durability: 'strict' };

export class QueueDb {
  #db;

  constructor(db) {
    this.#db = db;
    // Another tab that brings a newer shape of the database must not wait for this one.
    db.onversionchange = () => db.close();
  }

  static async open(name = NAME, factory = globalThis.indexedDB) {
    const request = factory.open(name, VERSION);
    request.onupgradeneeded = () => {
      const db = request.result;
      const items = db.createObjectStore('items', { keyPath: 'order', autoIncrement: true });
      items.createIndex('id', 'id', { unique: true });
      db.createObjectStore('chunks', { keyPath: ['item', 'file', 'n'] });
      db.createObjectStore('facts', { keyPath: 'name' });
    };
    return new QueueDb(await answer(request));
  }

  /** Does the work of writing a report; meanwhile nothing that it has written counts as left over. */
  writing(work) {
    return navigator.locks.request(WRITING, { mode: 'shared' }, work);
  }

  /** Clears away pieces that belong to no item: a phone died, or a page was left, while a report was being written. */
  clearLeftOvers() {
    return navigator.locks.request(WRITING, { ifAvailable: true }, (lock) => {
      if (!lock) return null;
      return this.#write(['items', 'chunks'], async (transaction) => {
        const known = new Set((await answer(transaction.objectStore('items').getAll())).map(({ id }) => id));
        const chunks = transaction.objectStore('chunks');
        for (const key of await answer(chunks.getAllKeys())) {
          if (!known.has(key[0])) chunks.delete(key);
        }
      });
    });
  }

  putChunk(chunk) {
    return this.#write(['chunks'], (transaction) => transaction.objectStore('chunks').put(chunk));
  }

  /** All pieces of a file of a report that is being written. */
  dropFile(item, file) {
    return this.#write(['chunks'], (transaction) => transaction.objectStore('chunks').delete(piecesOf(item, file)));
  }

  /** From here on the report is in the queue. */
  add(item) {
    return this.#write(['items'], (transaction) => transaction.objectStore('items').add(item));
  }

  /** Every item, in the order of making, without its sealed text. */
  async list() {
    const items = await answer(this.#db.transaction('items').objectStore('items').getAll());
    return items.map(({ sealed, ...rest }) => rest);
  }

  async find(id) {
    return (await answer(this.#db.transaction('items').objectStore('items').index('id').get(id))) ?? null;
  }

  async findChunk(item, file, n) {
    return (await answer(this.#db.transaction('chunks').objectStore('chunks').get([item, file, n])))?.bytes ?? null;
  }

  /** Writes the changes into an item, unless it is gone. */
  change(id, changes) {
    return this.#write(['items'], async (transaction) => {
      const items = transaction.objectStore('items');
      const item = await answer(items.index('id').get(id));
      if (item) items.put({ ...item, ...changes });
    });
  }

  /** The item becomes a line that says that it has been received: everything sealed goes, with the same stroke. */
  finish(id, changes) {
    return this.#write(['items', 'chunks'], async (transaction) => {
      const items = transaction.objectStore('items');
      const item = await answer(items.index('id').get(id));
      if (!item) return;
      items.put({ ...item, ...changes, sealed: null, chunks: [] });
      transaction.objectStore('chunks').delete(piecesOf(id));
    });
  }

  discard(id) {
    return this.#write(['items', 'chunks'], async (transaction) => {
      const items = transaction.objectStore('items');
      const order = await answer(items.index('id').getKey(id));
      if (order !== undefined) items.delete(order);
      transaction.objectStore('chunks').delete(piecesOf(id));
    });
  }

  async fact(name) {
    return (await answer(this.#db.transaction('facts').objectStore('facts').get(name)))?.value ?? null;
  }

  putFact(name, value) {
    return this.#write(['facts'], (transaction) => transaction.objectStore('facts').put({ name, value }));
  }

  close() {
    this.#db.close();
  }

  async #write(stores, work) {
    const transaction = this.#db.transaction(stores, 'readwrite', STRICT);
    const finished = done(transaction);
    try {
      await work(transaction);
    } catch (cause) {
      abort(transaction);
      await finished.catch(() => {});
      throw cause;
    }
    return finished;
  }
}

/** Whether a failure says that the phone has no room left. */
export const isFull = (failure) => failure?.name === 'QuotaExceededError';

const piecesOf = (item, file) => (file === undefined ? IDBKeyRange.bound([item], [item, []]) : IDBKeyRange.bound([item, file], [item, file, []]));

function abort(transaction) {
  try {
    transaction.abort();
  } catch {
    /* It has ended already. */
  }
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('The phone did not keep it', 'AbortError'));
  });
}
