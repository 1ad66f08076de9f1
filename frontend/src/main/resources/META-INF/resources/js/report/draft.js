import { whenOf } from './when.js';

/**
 * What somebody is reporting, while they write it. It lives in the memory of this page alone: nothing of it is kept in the browser until it is sealed, so a phone
 * that is found reveals nothing. `now` gives the time.
 */
export class Draft {
  happeningNow = null;
  /** {value, reading}: what the report sends, and what the page shows of it. */
  place = null;
  when = { choice: null, date: '', time: '', dateTo: '', timeTo: '', sure: '15' };
  template = null;
  category = null;
  answers = {};
  narrative = '';
  permission = null;
  named = false;
  mayContact = null;
  contact = { name: '', telephone: '', email: '' };
  files = [];
  way = 'SELF';
  /** The id of the bulletin that it answers. */
  bulletin = null;
  #now;
  #nowMeant = null;

  constructor({ now = () => Date.now() } = {}) {
    this.#now = now;
  }

  /** "Now" is when it was said and not when the report is sent. */
  chooseNow() {
    this.when.choice = 'now';
    this.#nowMeant = this.#now();
  }

  /** Whether leaving would lose what somebody wrote. */
  get isBegun() {
    return this.place !== null || this.narrative !== '' || this.files.length > 0 || Object.keys(this.answers).length > 0;
  }

  /** {values: {earliest, latest, exactTimeKnown}, errors}. */
  readWhen() {
    return whenOf(this.when, { now: this.#now(), nowMeant: this.#nowMeant });
  }

  /** Whether the place and the time are known, which is all that a report needs. */
  get isEnough() {
    return this.place !== null && this.when.choice !== null && this.readWhen().errors.length === 0;
  }

  /** The report as it is sent. Only answers to questions that its template asks go with it. */
  toReport({ templates, language }) {
    const template = templates.templates.find(({ code }) => code === (this.template ?? templates.default));
    const answers = Object.fromEntries(template.questions.filter((code) => this.answers[code] !== undefined).map((code) => [code, this.answers[code]]));
    const { earliest, latest, exactTimeKnown } = this.readWhen().values;
    return {
      way: this.way,
      happeningNow: this.happeningNow === true,
      template: template.code,
      category: template.kinds.includes(this.category) ? this.category : null,
      narrative: this.narrative.trim(),
      earliest,
      latest,
      exactTimeKnown,
      place: this.place.value,
      answers,
      landownerPermission: this.permission,
      mayContact: this.mayContact === true,
      contact: this.mayContact === true ? contactOf(this.contact) : null,
      language,
      bulletin: this.bulletin,
    };
  }
}

function contactOf(contact) {
  const given = Object.fromEntries(Object.entries(contact).map(([name, text]) => [name, text.trim()]).filter(([, text]) => text !== ''));
  return Object.keys(given).length === 0 ? null : given;
}
