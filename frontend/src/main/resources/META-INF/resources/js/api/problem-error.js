/** The server refused, and said why as a problem document (RFC 9457). */
export class ProblemError extends Error {
  constructor(problem, status, retryAfterSeconds = null) {
    super(problem.title ?? 'Hedgerow could not do that');
    this.name = 'ProblemError';
    this.status = problem.status ?? status;
    this.slug = String(problem.type ?? '').split('#')[1] ?? '';
    this.detail = problem.detail ?? null;
    this.errors = Array.isArray(problem.errors) ? problem.errors : [];
    this.reference = problem.reference ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** One sentence for the person in front of the screen. */
  get words() {
    const wait = this.retryAfterSeconds ? ` Try again in ${this.retryAfterSeconds} seconds.` : '';
    if (this.status === 429) return `Too many tries.${wait}`;
    if (this.slug === 'busy') return `${this.message}.${wait}`;
    if (this.reference) return `${this.message}. If you ask for help, quote ${this.reference}.`;
    return this.detail ?? this.message;
  }
}

/** Whether the server shows nothing just now because nobody can say who may see what. */
export const isSharingPaused = (problem) => problem instanceof ProblemError && problem.slug === 'sharing-paused';

/** No answer came: no signal, the server is down, or it took too long. Whether the request arrived is not known. */
export class NoAnswerError extends Error {
  constructor(cause) {
    super('No answer from Hedgerow', { cause });
    this.name = 'NoAnswerError';
  }

  get words() {
    return 'No answer from Hedgerow. Check the signal and try again.';
  }
}
