/** The steps of a scale from nought that a person reads: 1, 2 or 5 and noughts, at most four of them, the last not below the value. */
export function scaleTo(value) {
  const most = Math.max(value, 1);
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = Math.max([1, 2, 5, 10].map((each) => each * power).find((each) => each * 4 >= most * (1 - 1e-9)), 1);
  const top = Math.ceil(most / step - 1e-9) * step;
  return { top, ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, tick) => tick * step) };
}

/** Which of so many marks along the foot are named, so that at most `most` are: every second, third and so on, from the first. */
export function namedMarks(count, most) {
  const every = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: Math.ceil(count / every) }, (_, mark) => mark * every);
}
