/** Turns the server's problems about a report into errors beside the fields of the form. */

const FIELDS = [
  ['/category', 'report-category'],
  ['/narrative', 'report-narrative'],
  ['/earliest', { now: 'report-when', around: 'report-around', between: 'report-earliest' }],
  ['/latest', { now: 'report-when', around: 'report-around', between: 'report-latest' }],
  ['/exactTimeKnown', 'report-when'],
  ['/place', 'report-place'],
  ['/scope', 'report-scope'],
  ['/organisations', 'report-scope'],
  ['/agreement', 'report-scope'],
  ['/team', 'report-scope'],
  ['/handling', 'report-handling'],
  ['/marking', 'report-marking'],
  ['/instruction', 'report-instruction'],
  ['/compartments', 'report-compartments'],
  ['/barred', 'report-barred'],
  ['/embargoUntil', 'report-embargo'],
  ['/expiresAt', 'report-expiry'],
  ['/meant', 'report-meant'],
  ['/reason', 'sharing-reason'],
  ['/contact', 'pointer-contact'],
];

/** Errors for the summary; one that names no field of the form leads to the button. */
export function errorsOf(problem, whenChoice) {
  if (problem.errors.length === 0) return [{ field: 'report-send', words: problem.words }];
  return problem.errors.map(({ pointer, detail }) => {
    const found = FIELDS.find(([stem]) => [stem, `/sharing${stem}`].some((start) => pointer === start || pointer?.startsWith(`${start}/`)))?.[1] ?? 'report-send';
    return { field: typeof found === 'string' ? found : found[whenChoice], words: detail };
  });
}
