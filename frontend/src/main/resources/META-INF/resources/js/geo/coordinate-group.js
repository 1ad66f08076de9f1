import { isAxis, isComma, isNumber } from './coordinate-token.js';
import { PlaceRefused } from './place-refused.js';

/** Metres of a degree of latitude. */
const DEGREE_METRES = 111_320;

/** The numbers that say one axis: "52 23.888 N" is one group, "52.07" another. */
export class CoordinateGroup {
  numbers = [];
  /** N S E W, A for latitude, O for longitude, or a space when nothing says. */
  axis = ' ';
  /** Whether a mark of degrees, minutes or seconds stands with the numbers. */
  hasMarks = false;
  /** Whether a number is said to be metres. */
  hasMetres = false;

  /** The two groups of a text's tokens. */
  static split(tokens) {
    const groups = (tokens.some(isAxis) ? byAxis(tokens) : byMarks(tokens)).filter(({ numbers, axis }) => numbers.length > 0 || axis !== ' ');
    if (groups.length !== 2 || groups.some(({ numbers }) => numbers.length === 0 || numbers.length > 3)) {
      const commas = tokens.filter(isComma).length > 1 ? ' Write decimals with a point.' : '';
      throw new PlaceRefused(`Give both coordinates, for example 52.0712, 0.0703 or 542050 244050.${commas}`);
    }
    return groups;
  }

  take(token) {
    if (isNumber(token)) this.numbers.push(token);
    else if (isAxis(token)) this.axis = token.kind;
    else if (token.kind === 'm') this.hasMetres = true;
    else this.hasMarks ||= !isComma(token);
  }

  get first() {
    return this.numbers[0];
  }

  get isSingle() {
    return this.numbers.length === 1;
  }

  /** Whether this is one number with so many digits before its point: packed degrees, minutes and perhaps seconds. */
  isPacked(digits) {
    return this.isSingle && !this.hasMarks && !this.hasMetres && this.first.whole === digits && !this.first.signed;
  }

  /** Degrees, from degrees, degrees and minutes, or degrees, minutes and seconds; south and west are negative. */
  get degrees() {
    const { numbers, first } = this;
    if (this.hasMetres && this.isSingle) throw new PlaceRefused('Eastings and northings in metres have five to seven figures, as in 542050 244050.');
    numbers.forEach(({ signed, value, decimals }, i) => {
      if (i > 0 && (signed || value >= 60)) throw new PlaceRefused('Minutes and seconds run from 0 to 59.');
      if (i + 1 < numbers.length && decimals > 0) throw new PlaceRefused('Only the last of degrees, minutes and seconds may have a decimal point.');
    });
    const size = numbers.reduce((sum, { value }, i) => sum + Math.abs(value) / 60 ** i, 0);
    if (first.signed && 'NESW'.includes(this.axis)) throw new PlaceRefused('Give either a sign or a letter for the direction, not both.');
    const isNegative = first.signed && (first.value < 0 || Object.is(first.value, -0));
    return this.#isAgainst || isNegative ? -size : size;
  }

  /** Degrees from packed DDMMSS.s or DDMM.m. */
  unpackedDegrees(hasSeconds) {
    const { value } = this.first;
    const seconds = hasSeconds ? value % 100 : 0;
    const minutes = hasSeconds ? Math.floor(value / 100) % 100 : value % 100;
    if (minutes >= 60 || seconds >= 60) throw new PlaceRefused('Minutes and seconds run from 0 to 59.');
    const size = Math.floor(value / (hasSeconds ? 10_000 : 100)) + minutes / 60 + seconds / 3600;
    return this.#isAgainst ? -size : size;
  }

  /** Whether a hemisphere or a sign says on which side of the meridian or the equator it lies. */
  get hasDirection() {
    return 'NSEW'.includes(this.axis) || this.first.signed;
  }

  /** How fine the last number is written, in metres on the ground; `parts` is 1 for degrees, 60 for minutes, 3,600 for seconds. */
  resolutionMetres(parts) {
    return DEGREE_METRES / parts / 10 ** this.numbers.at(-1).decimals;
  }

  get #isAgainst() {
    return this.axis === 'S' || this.axis === 'W';
  }
}

function byAxis(tokens) {
  const axisFirst = isAxis(tokens[0]);
  const groups = [new CoordinateGroup()];
  for (const token of tokens) {
    const isClosed = groups.at(-1).axis !== ' ';
    if (isClosed && (axisFirst ? isAxis(token) : !isComma(token))) groups.push(new CoordinateGroup());
    groups.at(-1).take(token);
  }
  return groups;
}

function byMarks(tokens) {
  const commas = tokens.filter(isComma).length;
  const numbers = tokens.filter(isNumber).length;
  const [first, second] = [new CoordinateGroup(), new CoordinateGroup()];
  let open = first;
  for (const token of tokens) {
    if ((commas === 1 && isComma(token)) || (commas === 0 && isNumber(token) && first.numbers.length * 2 === numbers)) open = second;
    open.take(token);
  }
  return [first, second];
}
