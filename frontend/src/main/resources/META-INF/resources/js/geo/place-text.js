/** A length for reading aloud: "100 m", "1 km". */
export function sizeInWords(metres) {
  return metres >= 1000 ? `${Number((metres / 1000).toFixed(1))} km` : `${Math.round(metres)} m`;
}

/** Rounds a length up to 1, 2 or 5 times a power of ten. */
export function roundUpMetres(metres) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, metres)));
  return [1, 2, 5, 10].map((step) => step * power).find((candidate) => candidate >= metres);
}
