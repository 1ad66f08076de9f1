import { said } from '../lib/said-in-welsh.js';
import { currentLanguage, hasWords } from '../lib/words.js';
import { phrase } from '../lib/words-of-page.js';

/** The server refused, and said why as a problem document (RFC 9457). */
export class ProblemError extends Error {
  constructor(problem, status, retryAfterSeconds = null) {
    const slug = String(problem.type ?? '').split('#')[1] ?? '';
    super(titleOf(slug, problem.title) ?? phrase('page.api.hedgerow-could-not-do-that'));
    this.name = 'ProblemError';
    this.status = problem.status ?? status;
    this.slug = slug;
    this.detail = said(problem.detail) ?? null;
    this.errors = Array.isArray(problem.errors) ? problem.errors.map((error) => ({ ...error, detail: said(error.detail) })) : [];
    this.reference = problem.reference ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** One sentence for the person in front of the screen. */
  get words() {
    const wait = this.retryAfterSeconds ? phrase('page.api.try-again-in-seconds', { retryAfterSeconds: this.retryAfterSeconds }) : '';
    if (this.status === 429) return phrase('page.api.too-many-tries', { wait });
    if (this.slug === 'busy') return `${this.message}.${wait}`;
    if (this.reference) return phrase('page.api.if-you-ask-for-help-quote', { message: this.message, reference: this.reference });
    return this.detail ?? this.message;
  }
}

/** The server says its titles in English; the catalogue has the same in Welsh. */
const titleOf = (slug, english) => (currentLanguage() !== 'en' && hasWords(`page.problem.${slug}`) ? phrase(`page.problem.${slug}`) : english);

/** Whether the server shows nothing just now because nobody can say who may see what. */
export const isSharingPaused = (problem) => problem instanceof ProblemError && problem.slug === 'sharing-paused';

/** No answer came: no signal, the server is down, or it took too long. Whether the request arrived is not known. */
export class NoAnswerError extends Error {
  constructor(cause) {
    super(phrase('page.api.no-answer-from-hedgerow'), { cause });
    this.name = 'NoAnswerError';
  }

  get words() {
    return phrase('page.api.no-answer-from-hedgerow-check-the');
  }
}
