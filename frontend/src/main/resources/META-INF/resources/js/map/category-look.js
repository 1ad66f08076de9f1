/**
 * How a category group looks: a shape from the server's list and one of eight tones that stay apart for colour-blind readers. Shape and
 * tone together tell the groups apart; colour never does it alone. Tones are defined in `css/base.css`, for day and night.
 */
const TONES = {
  HARE: 1,
  POACH: 2,
  WILDLIFE: 3,
  AGRI: 4,
  LIVESTOCK: 5,
  HERITAGE: 6,
  FUEL: 7,
  EQUINE: 8,
  ENVIRONMENT: 2,
  DAMAGE: 7,
  PERSON: 5,
  TRESPASS: 4,
  FRAUD: 6,
};
export const TONE_COUNT = 8;

export class CategoryLook {
  #groups = new Map();
  #names = new Map();

  constructor(categories) {
    categories.forEach((group, index) => {
      this.#groups.set(group.code, { shape: group.shape, tone: TONES[group.code] ?? (index % TONE_COUNT) + 1 });
      this.#names.set(group.code, group.name);
      for (const child of group.children ?? []) this.#names.set(child.code, child.name);
    });
  }

  /** {shape, tone} of a category or group code. */
  of(code) {
    return this.#groups.get(code.split('.')[0]) ?? { shape: 'circle', tone: 7 };
  }

  name(code) {
    return this.#names.get(code) ?? this.#names.get(code.split('.')[0]) ?? code;
  }
}
