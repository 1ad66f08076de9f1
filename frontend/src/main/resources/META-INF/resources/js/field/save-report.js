import { words } from '../lib/words.js';
import { holderMark } from './holder-mark.js';
import { isFull } from './queue-db.js';
import { openQueue } from './queue.js';
import { beginSealing, canSeal, sealFile, sealText } from './seal.js';

/** What the server takes, so that nothing is kept that it will refuse. */
const MOST_SEALED_BYTES = 96 * 1024;
const MOST_FILES = 10;
const MOST_PICTURE_BYTES = 25 * 1024 * 1024;
const MOST_VIDEO_BYTES = 200 * 1024 * 1024;
const MOST_BYTES = 300 * 1024 * 1024;

/** This phone cannot keep the report; nothing was kept. `reason` is one of no-crypto, no-storage, no-key, full, too-long; `words` say it and what to do. */
export class CannotKeepError extends Error {
  constructor(reason, cause) {
    super(`The report was not kept: ${reason}`, { cause });
    this.name = 'CannotKeepError';
    this.reason = reason;
  }

  get words() {
    return words(`queue.cannot.${this.reason}`);
  }
}

/**
 * Seals a report with its files, keeps it on this phone, and begins to send it. `report` is the part `report` of the contract; `person` the id of whoever is signed in and gives their name, or null. Answers
 * {id, receiptCode, left}: the code is shown now or never, and is null for a report with a name; `left` names the files that were left out, each {name, reason: 'full' | 'too-large' | 'too-many' | 'unreadable'}.
 * It returns once the report would survive the phone's being switched off, and not when it has been sent.
 */
export async function saveReport(report, files = [], { person = null, madeAt = new Date() } = {}) {
  if (!canSeal()) throw new CannotKeepError('no-crypto');
  const queue = await openQueue().catch((cause) => {
    throw new CannotKeepError('no-storage', cause);
  });
  const key = await queue.key();
  if (key === null) throw new CannotKeepError('no-key');
  navigator.storage?.persist?.().catch(() => false);
  const saved = await queue.db.writing(() => keep(queue, { report, files: Array.from(files), key, person, madeAt }));
  queue.sendAll();
  return saved;
}

async function keep(queue, { report, files, key, person, madeAt }) {
  const sealing = beginSealing({ named: person !== null });
  const { taken, left } = withinBounds(files);
  const kept = [];
  for (const file of taken) await keepFile(queue.db, sealing, file, kept, left);
  for (;;) {
    const sealed = await sealText(sealing, report, kept, key, madeAt);
    if (sealed.length > MOST_SEALED_BYTES) {
      await dropAll(queue.db, sealing, kept);
      throw new CannotKeepError('too-long');
    }
    try {
      await queue.add({
        id: sealing.id,
        named: sealing.named,
        holder: person === null ? null : await holderMark(sealing.id, person),
        sealed,
        summary: { madeAt: madeAt.toISOString(), files: kept.length, bytes: kept.reduce((sum, { size }) => sum + size, sealed.length) },
        chunks: kept.map(({ id, chunks }) => ({ file: id, count: chunks })),
      });
      return { id: sealing.id, receiptCode: sealing.receiptCode, left };
    } catch (cause) {
      if (kept.length === 0) throw new CannotKeepError(isFull(cause) ? 'full' : 'no-storage', cause);
      // The report matters more than its photos: they make room for it, the last first.
      const last = kept.pop();
      await queue.db.dropFile(sealing.id, last.id);
      left.push({ name: last.name, reason: 'full' });
    }
  }
}

async function keepFile(db, sealing, file, kept, left) {
  let fileId = null;
  try {
    const declared = await sealFile(sealing, file, (chunk) => {
      fileId = chunk.file;
      return db.putChunk({ item: sealing.id, ...chunk });
    });
    kept.push(declared);
  } catch (cause) {
    if (fileId !== null) await db.dropFile(sealing.id, fileId).catch(() => {});
    left.push({ name: file.name, reason: isUnreadable(cause) ? 'unreadable' : 'full' });
  }
}

/** The phone could not read the file again: it was taken away, or changed, after it was chosen. */
const isUnreadable = ({ name }) => ['NotReadableError', 'NotFoundError', 'SecurityError'].includes(name);

async function dropAll(db, { id }, kept) {
  for (const file of kept) await db.dropFile(id, file.id);
}

function withinBounds(files) {
  const [taken, left] = [[], []];
  let bytes = 0;
  for (const file of files) {
    const most = file.type.startsWith('video/') ? MOST_VIDEO_BYTES : MOST_PICTURE_BYTES;
    if (taken.length === MOST_FILES) left.push({ name: file.name, reason: 'too-many' });
    else if (file.size === 0) left.push({ name: file.name, reason: 'unreadable' });
    else if (file.size > most || bytes + file.size > MOST_BYTES) left.push({ name: file.name, reason: 'too-large' });
    else {
      taken.push(file);
      bytes += file.size;
    }
  }
  return { taken, left };
}
